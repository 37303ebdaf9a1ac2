import type { Customer, CustomerType } from "./customers.ts";
import { LINE_UNITS, lineUnits } from "./line-lots.ts";
import { LOCATION_CODES, STORE } from "./locations.ts";
import { LINES_PER_ORDER_WEIGHTS } from "./measured-rates.ts";
import type { OrderWish } from "./order-desk.ts";
import type { Random } from "./random.ts";
import type { Day } from "./shop-calendar.ts";
import type { Level, Shop } from "./shop.ts";
import { createUrn, type Urn } from "./urn.ts";

/** An order as a customer would place it, and when in the day. */
export interface TimedWish extends OrderWish {
  readonly fraction: number;
}

/** Draws the orders customers wish to place on a day, whatever the stock. */
export type OrderFlow = (shop: Shop, day: Day) => readonly TimedWish[];

/** How often a customer looks among its favourite categories first. */
const LOYALTY = 0.65;
/** How often a customer who met a shortage stays away. */
const STAY_AWAY = 0.35;

const LINE_COUNTS = createUrn([1, 2, 3, 4, 5], (count) => LINES_PER_ORDER_WEIGHTS[count - 1] ?? 0);

/** Prepares the flow of orders for a shop's customers. */
export function createOrderFlow(customers: readonly Customer[]): OrderFlow {
  const callers: Record<CustomerType, Urn<Customer>> = { 企业: callersOf("企业"), 个人: callersOf("个人") };

  function callersOf(type: CustomerType): Urn<Customer> {
    return createUrn(
      customers.filter(({ customer_type }) => customer_type === type),
      ({ frequency }) => frequency,
    );
  }

  return (shop, day) => {
    const shelves = new Map(LOCATION_CODES.map((code) => [code, shelfOf(shop, code, day)]));
    return (["企业", "个人"] as const).flatMap((type) =>
      Array.from({ length: shop.random.poisson(shop.demand.orders(type, day)) }, () => {
        const customer = drawCaller(shop, callers[type], day);
        return drawWish(shop.random, customer, shelves.get(customer.location_code));
      }).filter((wish) => wish !== undefined),
    );
  };
}

/** The levels of a location, weighted by how well they sell on the day. */
function shelfOf(shop: Shop, location_code: string, day: Day): Urn<Level> {
  return createUrn(shop.carried.get(location_code) ?? [], ({ item }) => shop.demand.weight(item, day));
}

function drawCaller(shop: Shop, callers: Urn<Customer>, day: Day): Customer {
  for (;;) {
    const customer = callers.draw(shop.random);
    const present = customer.firstDay <= day && day <= customer.lastDay;
    const sulks = day < (shop.disappointedUntil.get(customer.customer_code) ?? day) && shop.random.chance(STAY_AWAY);
    if (present && !sulks) return customer;
  }
}

function drawWish(random: Random, customer: Customer, shelf: Urn<Level> | undefined): TimedWish | undefined {
  if (shelf === undefined) return undefined;
  const wanted = new Set<Level>();
  const count = LINE_COUNTS.draw(random);
  while (wanted.size < count) wanted.add(drawLevel(random, customer, shelf));
  return {
    customer,
    channel: drawChannel(random, customer),
    location_code: customer.location_code,
    lines: [...wanted].map((level) => ({
      level,
      quantity: lineUnits(random.pick(LINE_UNITS[customer.customer_type]), level.item.lotFactor),
    })),
    fraction: drawFraction(random, customer.customer_type),
  };
}

function drawLevel(random: Random, { favourites }: Customer, shelf: Urn<Level>): Level {
  const loyal = random.chance(LOYALTY);
  let level = shelf.draw(random);
  for (let tries = 0; loyal && tries < 6 && !favourites.includes(level.item.category); tries += 1) {
    level = shelf.draw(random);
  }
  return level;
}

function drawChannel(random: Random, { customer_type, location_code }: Customer): string {
  if (location_code === STORE) return "门店";
  if (customer_type === "企业") return random.chance(0.7) ? "批发" : "线上商城";
  return random.pick(["线上商城", "线上商城", "线上商城", "小程序", "小程序", "直播间"]);
}

/** Businesses order within office hours, persons from morning to night. */
function drawFraction(random: Random, type: CustomerType): number {
  return type === "企业" ? random.between(9 / 24, 18 / 24) : random.between(8 / 24, 23 / 24);
}
