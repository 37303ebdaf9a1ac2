import { dayNumber } from "../calendar/day.ts";
import type { Day } from "../calendar/day.ts";
import { goingPrices, isSamePrice } from "../demand/going-price.ts";
import type { DayPrice } from "../demand/going-price.ts";
import type { EffectColumn } from "../demand/effect-columns.ts";

/** The days of a series. */
export interface Stretch {
  readonly first_day: Day;
  readonly days: number;
}

/**
 * The relative price, ln, is told in steps of 0.02, so that days that differ by less can be put together; coarser steps
 * would be a tenth of a usual price cut.
 */
const STEPS_PER_LOG = 50;
/** Fewer days at another price than the usual one may be big orders that happened to lie together. */
const LEAST_DAYS_MOVED = 14;

/**
 * The going price on each day: on days without a sale that of the sale day before, before the first sale that of the
 * first.
 */
export function dailyPrices(going: readonly DayPrice[], { first_day, days }: Stretch): Float64Array {
  const prices = new Float64Array(days);
  const first = dayNumber(first_day);
  let next = 0;
  let price = going[0]?.unit_price ?? NaN;
  for (let i = 0; i < days; i++) {
    for (let sale = going[next]; sale !== undefined && dayNumber(sale.day) <= first + i; sale = going[++next]) {
      price = sale.unit_price;
    }
    prices[i] = price;
  }
  return prices;
}

/** The regressor of daily prices: ln of each ÷ the usual one; null where hardly any is 5 % away from it. */
export function priceColumn(prices: Float64Array): EffectColumn | null {
  const usual = usualPrice(prices);
  if (prices.filter((price) => !isSamePrice(price, usual)).length < LEAST_DAYS_MOVED) return null;
  const values = prices.map((price) => Math.round(Math.log(price / usual) * STEPS_PER_LOG) / STEPS_PER_LOG);
  return { name: "relative_price", values };
}

/** The middle one of daily prices: one that was paid, never one between two. */
export function usualPrice(prices: Float64Array): number {
  return prices.toSorted()[Math.floor(prices.length / 2)] ?? NaN;
}

/** The regressor of what people paid over the days of a series; null where there is nothing to learn from. */
export function paidPriceColumn(paid: readonly DayPrice[], stretch: Stretch): EffectColumn | null {
  if (isOnePrice(paid)) return null;
  const going = goingPrices(paid);
  return going === null ? null : priceColumn(dailyPrices(going, stretch));
}

/** Told quickly, for it is so of most items. */
function isOnePrice(paid: readonly DayPrice[]): boolean {
  const prices = paid.map(({ unit_price }) => unit_price);
  return prices.length === 0 || isSamePrice(Math.max(...prices), Math.min(...prices));
}
