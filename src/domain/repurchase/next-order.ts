import { aliveProbability, expectedPurchases } from "./bg-nbd.ts";
import { type CustomerHistory, RECENT_HALF_LIFE_DAYS, recentOrders } from "./buying-history.ts";
import type { BuyingPopulation } from "./buying-population.ts";
import { gapLaw } from "./gap-law.ts";
import { comingGap } from "./renewal.ts";

/** Days to come: from day `from` to day `through` after `today` (1 = tomorrow), both within. */
export interface ComingDays {
  /** A day number. */
  readonly today: number;
  readonly from: number;
  readonly through: number;
}

/** What a customer is likely to do in days to come, whatever the item. */
export interface NextOrder {
  /** The chance that the customer has not left for good. */
  readonly alive_probability: number;
  /** Order days expected in the window by the BG/NBD law. */
  readonly expected_orders: number;
  /** Order days expected in the window at the customer's recent pace. */
  readonly recent_pace: number;
  /** The chance of an order in the window by the customer's own gaps. */
  readonly gap_probability: number;
  /** Days since the last order in the customer's own gaps: ln, in standard deviations about their mean. */
  readonly gap_place: number;
}

/** A young history does not make the pace endless: so many days are added to it. */
const PACE_DAYS = 20;

/** What a customer is likely to do in the window. */
export function nextOrder(population: BuyingPopulation, own: CustomerHistory, window: ComingDays): NextOrder {
  const { today, from, through } = window;
  const age = today - own.first_day;
  const history = { repeats: own.order_days - 1, last: own.last_day - own.first_day, age };
  const alive_probability = aliveProbability(population.base, history);
  const seen = 1 - 2 ** (-(age + PACE_DAYS) / RECENT_HALF_LIFE_DAYS);
  const pace = (recentOrders(own, today) * Math.LN2) / RECENT_HALF_LIFE_DAYS / seen;
  const law = gapLaw(population.order_gaps, own);
  const elapsed = today - own.last_day;
  return {
    alive_probability,
    expected_orders:
      expectedPurchases(population.base, history, through) - expectedPurchases(population.base, history, from - 1),
    recent_pace: pace * (through - from + 1),
    gap_probability: alive_probability * comingGap(law, elapsed, window),
    gap_place: (Math.log(Math.max(1, elapsed)) - law.mean) / law.scale,
  };
}

/** The same for customers who are asked for again and again: each is computed once. */
export function nextOrders(population: BuyingPopulation, window: ComingDays): (own: CustomerHistory) => NextOrder {
  const known = new Map<string, NextOrder>();
  return (own) => {
    const order = known.get(own.customer_code) ?? nextOrder(population, own, window);
    known.set(own.customer_code, order);
    return order;
  };
}
