import type { BusinessCalendar } from "./business-calendar.ts";
import { dayFromNumber, dayNumber } from "./day.ts";
import type { Day } from "./day.ts";

/** Share of the days of a plain week on which work is done. */
export const WORKING_SHARE = 5 / 7;

/**
 * Working days after one day up to and including another; negative when `to` is the earlier one. From a Friday to the
 * next Monday it is 1, from a Saturday to the Sunday 0.
 */
export function workingDaysBetween(calendar: BusinessCalendar, from: Day, to: Day): number {
  return workedThrough(calendar, dayNumber(to)) - workedThrough(calendar, dayNumber(from));
}

/**
 * The n-th working day after a day; before it where n is negative. With n = 0 the day itself, worked or not.
 * Whole n only.
 */
export function addWorkingDays(calendar: BusinessCalendar, day: Day, days: number): Day {
  const start = dayNumber(day);
  return dayFromNumber(start + calendarDaysUntil(calendar, start, days));
}

/** Days from a day number to the n-th working day after it (before it where n is negative). */
export function calendarDaysUntil(calendar: BusinessCalendar, start: number, days: number): number {
  if (days === 0) return 0;
  const goal = days > 0 ? workedThrough(calendar, start) + days : workedThrough(calendar, start - 1) + days + 1;
  return firstReaching(calendar, goal, start, days) - start;
}

/** The first day number through which `goal` days have been worked: a bracket that doubles, then bisection. */
function firstReaching(calendar: BusinessCalendar, goal: number, start: number, days: number): number {
  let low = days > 0 ? start : start + 2 * days - 8;
  while (workedThrough(calendar, low) >= goal) low -= start - low + 8;
  let high = days > 0 ? start + 2 * days + 8 : start;
  while (workedThrough(calendar, high) < goal) high += high - start + 8;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (workedThrough(calendar, middle) >= goal) high = middle;
    else low = middle;
  }
  return high;
}

/** Working days from the calendar's first day through a day number; below zero before it. */
export function workedThrough({ first, worked }: BusinessCalendar, number: number): number {
  const length = worked.length - 1;
  const index = number + 1 - first;
  if (index >= 0 && index <= length) return worked[index] ?? 0;
  return index < 0
    ? plainWorked(number) - plainWorked(first - 1)
    : (worked[length] ?? 0) + plainWorked(number) - plainWorked(first + length - 1);
}

/** Mondays to Fridays from the Monday 1969-12-29 through a day number. */
function plainWorked(number: number): number {
  const days = number + 4;
  const weeks = Math.floor(days / 7);
  return weeks * 5 + Math.min(5, days - weeks * 7);
}
