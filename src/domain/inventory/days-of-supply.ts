import { valueAt } from "../math/value-at.ts";

/**
 * How many days the free stock lasts at the mean of the in-stock days, less what is to be taken on known days: `planned[d]`
 * units through the end of the first d coming days, as far as they are looked ahead. Null when nothing sells and what is
 * planned leaves some, never infinity.
 */
export function daysOfSupply(
  available: number,
  demand_mean: number | null,
  planned: Float64Array = NOTHING_PLANNED,
): number | null {
  const mean = Math.max(0, demand_mean ?? 0);
  const free = Math.max(0, available);
  const needed = (days: number) => mean * days + valueAt(planned, days);
  const last = planned.length - 1;
  for (let day = 1; day <= last; day++) {
    const left = free - needed(day - 1);
    if (needed(day) > free) return day - 1 + left / (needed(day) - needed(day - 1));
  }
  return mean === 0 ? null : (free - valueAt(planned, last)) / mean;
}

const NOTHING_PLANNED = new Float64Array(1);

/** What people read: "7.3 天", or "无销量". */
export function daysOfSupplyLabel(days: number | null): string {
  return days === null ? "无销量" : `${Math.round(days * 10) / 10} 天`;
}
