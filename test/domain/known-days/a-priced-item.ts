import { addDays, weekday } from "../../../src/domain/calendar/day.ts";
import type { DayPrice } from "../../../src/domain/demand/going-price.ts";
import { days, poissonDays, seededRandom } from "../demand/a-series.ts";

/** The day on which priced items are judged, a Tuesday. */
export const PRICED_TODAY = "2026-12-01";
export const PRICED_DAYS = 364;
const PRICES = [10, 8, 12] as const;
const SHORTEST_SPELL = 14;

/** What a test wants of an item. */
export interface PricedWish {
  readonly seed: number;
  /** Units a day at a price of 10, weekends apart. */
  readonly level?: number;
  readonly elasticity?: number;
  /** The price of each day, the coming ones included; steps between 10, 8 and 12 where left out. */
  readonly prices?: readonly number[];
}

/** Prices that hold for two to six weeks each. */
export function steppedPrices(length: number, seed: number): readonly number[] {
  const random = seededRandom(977 * seed);
  const prices: number[] = [];
  while (prices.length < length) {
    const price = PRICES[Math.floor(random() * PRICES.length)] ?? 10;
    prices.push(...days(SHORTEST_SPELL + Math.floor(30 * random()), price));
  }
  return prices.slice(0, length);
}

/** A year of Poisson demand by weekday and price, what was paid, and what the coming days will ask for. */
export function aPricedItem({
  seed,
  level = 6,
  elasticity = -2,
  prices = steppedPrices(PRICED_DAYS, seed),
}: PricedWish) {
  const dayOf = (i: number) => addDays(PRICED_TODAY, i - PRICED_DAYS);
  const weekend = (i: number) => (weekday(dayOf(i)) >= 5 ? 1.5 : 1);
  const mean = (i: number) => level * weekend(i) * ((prices[i] ?? 10) / 10) ** elasticity;
  const units = poissonDays(prices.length, mean, seed);
  const quantity = units.slice(0, PRICED_DAYS);
  const paid = quantity.flatMap((sold, i): readonly DayPrice[] =>
    sold > 0 ? [{ day: dayOf(i), unit_price: prices[i] ?? 10 }] : [],
  );
  const demand = { first_day: dayOf(0), quantity, in_stock: quantity.map(() => 1) };
  return { demand, paid, coming: units.slice(PRICED_DAYS) };
}
