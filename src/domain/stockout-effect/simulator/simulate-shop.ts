import { dayFromNumber, dayNumber } from "../../calendar/day.ts";
import { type Random, seededRandom } from "../../math/seeded-random.ts";
import type { CustomerAttributes, PurchaseLine, StockoutExposure } from "../purchase-line.ts";
import { type NaturalOrder, shopCustomer } from "./shop-customer.ts";
import { isOut, type ShopItem, shopItems } from "./shop-items.ts";
import type { PlantedEffect, ShopPlan } from "./shop-plan.ts";

/** One customer's records in two worlds drawn with the same random numbers. */
export interface SimulatedCustomer {
  readonly attributes: CustomerAttributes;
  /** The world as it is: items run out, and customers mind. */
  readonly lines: readonly PurchaseLine[];
  readonly exposures: readonly StockoutExposure[];
  /** The world in which nothing ever runs out. */
  readonly lines_without_outages: readonly PurchaseLine[];
}

/** The first day of the made-up shop, a Monday. */
const FIRST_DAY = dayNumber("2024-01-01");

/** The last day of a made-up shop. */
export function lastDayOf({ weeks }: ShopPlan): string {
  return dayFromNumber(FIRST_DAY + weeks * 7 - 1);
}

/** Customers of a made-up shop one after another; the same plan gives the same shop. */
export function* simulatedCustomers(plan: ShopPlan): Generator<SimulatedCustomer> {
  const random = seededRandom(plan.seed);
  const items = shopItems(plan, random);
  for (let number = 0; number < plan.customers; number++) {
    const own = seededRandom(Math.floor(random() * 2 ** 32));
    yield lived(`c-${number}`, plan, items, own);
  }
}

/** A made-up shop as a whole. */
export interface SimulatedShop {
  readonly lines: readonly PurchaseLine[];
  readonly lines_without_outages: readonly PurchaseLine[];
  readonly exposures: readonly StockoutExposure[];
  readonly attributes: readonly CustomerAttributes[];
}

/** All customers together. */
export function simulateShop(plan: ShopPlan): SimulatedShop {
  const customers = [...simulatedCustomers(plan)];
  return {
    lines: customers.flatMap(({ lines }) => lines),
    lines_without_outages: customers.flatMap(({ lines_without_outages }) => lines_without_outages),
    exposures: customers.flatMap(({ exposures }) => exposures),
    attributes: customers.map(({ attributes }) => attributes),
  };
}

function lived(customer_code: string, plan: ShopPlan, items: readonly ShopItem[], random: Random): SimulatedCustomer {
  const { orders, gap_days } = shopCustomer(plan, items, random);
  const attributes = { customer_code, group: "all", repurchase_gap_days: gap_days };
  const lines_without_outages = orders.flatMap((order) => linesOf(customer_code, order));
  return { attributes, lines_without_outages, ...withOutages(customer_code, orders, plan.effect) };
}

function withOutages(customer_code: string, orders: readonly NaturalOrder[], effect: PlantedEffect) {
  const lines: PurchaseLine[] = [];
  const exposures: StockoutExposure[] = [];
  for (const order of orders) {
    if (exposures.length > 0 && order.will < effect.rate_drop) continue;
    const isFirst = exposures.length === 0;
    lines.push(...linesOf(customer_code, order));
    exposures.push(...exposuresOf(customer_code, order));
    const harm = order.lines.find(({ item }) => isOut(item, order.day))?.item.harm ?? 0;
    if (isFirst && order.patience < effect.extra_dropout * harm) break;
  }
  return { lines, exposures };
}

function linesOf(customer_code: string, { day, lines }: NaturalOrder): PurchaseLine[] {
  return lines.map(({ item, units: quantity }) => {
    const revenue = quantity * item.price;
    const category = `class-${item.category}`;
    return {
      customer_code,
      day: dayFromNumber(FIRST_DAY + day),
      category,
      quantity,
      revenue,
      margin: revenue * item.margin_rate,
    };
  });
}

function exposuresOf(customer_code: string, { day, lines }: NaturalOrder): StockoutExposure[] {
  return lines.flatMap(({ item, units }) => {
    if (!isOut(item, day)) return [];
    const unmet_margin = units * item.price * item.margin_rate;
    const what = { item_code: item.item_code, category: `class-${item.category}`, kind: "refused" as const };
    return [{ customer_code, ...what, day: dayFromNumber(FIRST_DAY + day), unmet_quantity: units, unmet_margin }];
  });
}
