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
  let nearest: number | null = null;
  for (const eve of eves) {
    const distance = eve - number;
    if (Math.abs(distance) <= Math.abs(nearest ?? FARTHEST_DAYS)) nearest = distance;
  }
  return nearest;
}

const FARTHEST_DAYS = 366;
