import type { BusinessCalendar } from "./business-calendar.ts";
import { dayNumber } from "./day.ts";
import type { Day } from "./day.ts";

/**
 * Days to the nearest 除夕: 10 = in ten days, 0 = today, −3 = three days ago. The date moves by up to a month from year to
 * year, so days are compared by this distance and not by their date. Null where no eve is known within a year.
 */
export function daysToEve(calendar: BusinessCalendar, day: Day): number | null {
  return daysToEveOfNumber(calendar, dayNumber(day));
}

/** Days from a day number to the nearest 除夕; of two that are as near, the one to come. */
export function daysToEveOfNumber({ eves }: BusinessCalendar, number: number): number | null {
  const next = indexNotBefore(eves, number);
  const before = (eves[next - 1] ?? -Infinity) - number;
  const after = (eves[next] ?? Infinity) - number;
  const nearest = after <= -before ? after : before;
  return Math.abs(nearest) <= FARTHEST_DAYS ? nearest : null;
}

const FARTHEST_DAYS = 366;

/** Where the first day number lies that is not before another one, by bisection. */
function indexNotBefore(ascending: readonly number[], number: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? Infinity) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}
