import type { Day } from "../calendar/day.ts";
import { quantile } from "../math/quantile.ts";

/** What a unit cost on a day on which it was sold. */
export interface DayPrice {
  readonly day: Day;
  readonly unit_price: number;
}

/** Sale days that are looked at together: a day, the three before it and the three after it. */
const SALE_DAYS_AROUND = 7;
/** Prices nearer to each other than this (ln) are the same price. */
const SAME_PRICE_LOG = Math.log(1.05);
/** Where fewer sale days than this share cost the going price, prices differ by customer and not by time. */
const LEAST_SHARE_AT_GOING = 0.9;

/**
 * The going price on each sale day: the median of the day prices of the seven nearest sale days. A price that holds for
 * four sale days shows to the day; a big order at a discount never does, and it must not: it is not the low price that
 * makes such days big, but the big order that makes their price low. For the same reason null where more than a tenth of
 * the sale days are off the going price (who buys more pays less, or each customer has a price), and where there are
 * fewer than seven.
 */
export function goingPrices(paid: readonly DayPrice[]): readonly DayPrice[] | null {
  if (paid.length < SALE_DAYS_AROUND) return null;
  const going = paid.map(({ day }, i) => ({ day, unit_price: medianAround(paid, i) }));
  const same = going.filter(({ unit_price }, i) => isSamePrice(unit_price, paid[i]?.unit_price ?? 0)).length;
  return same < LEAST_SHARE_AT_GOING * paid.length ? null : going;
}

/** The going price of the latest sale days; null where there were too few to say. */
export function latestGoingPrice(paid: readonly DayPrice[]): number | null {
  return paid.length < SALE_DAYS_AROUND ? null : medianAround(paid, paid.length - 1);
}

/** Whether two prices differ by less than 5 %. */
export function isSamePrice(one: number, other: number): boolean {
  return Math.abs(Math.log(one / other)) < SAME_PRICE_LOG;
}

/** Of the first and the last days the first and the last seven, so that an end is no easier to sway than the middle. */
function medianAround(paid: readonly DayPrice[], i: number): number {
  const before = (SALE_DAYS_AROUND - 1) / 2;
  const from = Math.max(0, Math.min(i - before, paid.length - SALE_DAYS_AROUND));
  const around = paid.slice(from, from + SALE_DAYS_AROUND).map(({ unit_price }) => unit_price);
  const [first = NaN] = around;
  return around.every((price) => price === first) ? first : quantile(around, 0.5);
}
