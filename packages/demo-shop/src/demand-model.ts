import type { Customer, CustomerType } from "./customers.ts";
import { BUSINESS_ORDER_SHARE } from "./customers.ts";
import { dayFactor } from "./day-factor.ts";
import type { Item } from "./items.ts";
import { lifeCycleFactor } from "./life-cycle.ts";
import { lotMoments } from "./line-lots.ts";
import { LOCATION_CODES } from "./locations.ts";
import { LINES_PER_ORDER_WEIGHTS } from "./measured-rates.ts";
import { categoryUplift } from "./promotions.ts";
import type { Day } from "./shop-calendar.ts";

/** Orders in a year of 365 days. */
const ORDERS_PER_YEAR = 9000;

/** Mean lines of an order. */
const LINES_PER_ORDER =
  LINES_PER_ORDER_WEIGHTS.reduce((sum, weight, index) => sum + weight * (index + 1), 0) /
  LINES_PER_ORDER_WEIGHTS.reduce((sum, weight) => sum + weight, 0);

/** Mean and variance of the units asked for. */
export interface Moments {
  readonly mean: number;
  readonly variance: number;
}

/** What the shop's demand is expected to be, before chance plays. */
export interface DemandModel {
  /** Expected orders of a type of customer on a day. */
  orders(type: CustomerType, day: Day): number;
  /** Relative share of a location's order lines that an item takes on a day. */
  weight(item: Item, day: Day): number;
  /** Expected units of an item at a location over days `from` … `to − 1`. */
  units(item: Item, location_code: string, from: Day, to: Day): Moments;
  /** Expected units of an item at a location per day, over the recorded year. */
  unitsPerDay(item: Item, location_code: string): number;
  /** Expected order lines of an item at a location per day, over the year. */
  linesPerDay(item: Item, location_code: string): number;
}

/** Builds the model for customers and the items each location carries; orders of `start` … `end − 1` sum to 9,000 a year. */
export function createDemandModel(
  customers: readonly Customer[],
  carried: ReadonlyMap<string, readonly Item[]>,
  start: Day,
  end: Day,
): DemandModel {
  const days = Array.from({ length: end - start }, (_, index) => start + index);
  const scale: Record<CustomerType, number> = { 企业: scaleOf("企业"), 个人: scaleOf("个人") };
  const weightSums = new Map<string, number>();
  const popularitySums = new Map(
    [...carried].map(([code, items]) => [code, items.reduce((sum, { popularity }) => sum + popularity, 0)]),
  );
  const shares = new Map(
    LOCATION_CODES.map((code) => [code, { 企业: shareAt("企业", code), 个人: shareAt("个人", code) }]),
  );

  function scaleOf(type: CustomerType): number {
    const share = type === "企业" ? BUSINESS_ORDER_SHARE : 1 - BUSINESS_ORDER_SHARE;
    return (share * ORDERS_PER_YEAR * (days.length / 365)) / days.reduce((sum, day) => sum + dayFactor(type, day), 0);
  }

  function shareAt(type: CustomerType, location_code: string): number {
    const all = customers.filter(({ customer_type }) => customer_type === type);
    const here = all.filter((customer) => customer.location_code === location_code);
    return total(here) / total(all);
  }

  const remembered: Record<CustomerType, Map<Day, number>> = { 企业: new Map(), 个人: new Map() };

  function orders(type: CustomerType, day: Day): number {
    const known = remembered[type].get(day);
    if (known !== undefined) return known;
    const expected = scale[type] * dayFactor(type, day);
    remembered[type].set(day, expected);
    return expected;
  }

  function weight(item: Item, day: Day): number {
    return item.popularity * lifeCycleFactor(item.cycle, day) * categoryUplift(day, item.category);
  }

  /** Sum of the weights a location carries; it moves slowly, so one value per week is enough. */
  function weightSum(location_code: string, day: Day): number {
    const week = Math.floor(day / 7);
    const key = `${location_code} ${week}`;
    const known = weightSums.get(key);
    if (known !== undefined) return known;
    const sum = (carried.get(location_code) ?? []).reduce((partial, item) => partial + weight(item, week * 7 + 3), 0);
    weightSums.set(key, sum);
    return sum;
  }

  function units(item: Item, location_code: string, from: Day, to: Day): Moments {
    const share = shares.get(location_code) ?? { 企业: 0, 个人: 0 };
    let mean = 0;
    let variance = 0;
    const lots = { 企业: lotMoments("企业", item.lotFactor), 个人: lotMoments("个人", item.lotFactor) };
    for (let day = from; day < to; day += 1) {
      const itemShare = (LINES_PER_ORDER * weight(item, day)) / weightSum(location_code, day);
      for (const type of ["企业", "个人"] as const) {
        const lines = orders(type, day) * share[type] * itemShare;
        mean += lines * lots[type].mean;
        variance += lines * lots[type].meanSquare;
      }
    }
    return { mean, variance };
  }

  function linesPerDay(item: Item, location_code: string): number {
    const share = shares.get(location_code) ?? { 企业: 0, 个人: 0 };
    const orderShare = BUSINESS_ORDER_SHARE * share.企业 + (1 - BUSINESS_ORDER_SHARE) * share.个人;
    const popularity = popularitySums.get(location_code) ?? item.popularity;
    return ((ORDERS_PER_YEAR / 365) * LINES_PER_ORDER * orderShare * item.popularity) / popularity;
  }

  return {
    orders,
    weight,
    units,
    linesPerDay,
    unitsPerDay: (item, location_code) => units(item, location_code, start, end).mean / (end - start),
  };
}

function total(customers: readonly Customer[]): number {
  return customers.reduce((sum, { frequency }) => sum + frequency, 0);
}
