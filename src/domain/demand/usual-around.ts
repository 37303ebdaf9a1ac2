import { valueAt } from "../math/value-at.ts";
import type { UsualDay } from "./full-day-demand.ts";

/** Whole days looked at on each side of a day. */
const CONTEXT_DAYS = 28;
/** Fewer whole days do not say what is usual. */
const LEAST_CONTEXT_DAYS = 14;
const WEEK_DAYS = 7;
/** Whole days of the same weekday that can speak for themselves. */
const LEAST_SAME_WEEKDAY = 4;

/**
 * What was usual around a day, from the nearest days that were in stock throughout (`whole`, places in `quantity`,
 * ascending): their mean, or that of the same weekday where it is higher, so that a day that ran empty is never held
 * against too little. Null where too few whole days lie around it.
 */
export function usualAround(
  quantity: Float64Array,
  whole: readonly number[],
  index: number,
  is_count: boolean,
): UsualDay | null {
  const place = whole.findIndex((day) => day > index);
  const next = place < 0 ? whole.length : place;
  const around = whole.slice(Math.max(0, next - CONTEXT_DAYS), next + CONTEXT_DAYS);
  if (around.length < LEAST_CONTEXT_DAYS) return null;
  const sameWeekday = around.filter((day) => (day - index) % WEEK_DAYS === 0);
  const mean = meanOf(quantity, around);
  const ofWeekday = sameWeekday.length < LEAST_SAME_WEEKDAY ? mean : meanOf(quantity, sameWeekday);
  const squares = around.reduce((sum, day) => sum + (valueAt(quantity, day) - mean) ** 2, 0);
  return { mean: Math.max(mean, ofWeekday), variance: squares / (around.length - 1), is_count };
}

function meanOf(quantity: Float64Array, days: readonly number[]): number {
  return days.reduce((sum, day) => sum + valueAt(quantity, day), 0) / days.length;
}
