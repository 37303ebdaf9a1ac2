import type { Day } from "./day.ts";

/** A calendar month, "YYYY-MM"; as text, earlier ones sort first. */
export type Month = string;

/** The month that a day lies in. */
export function monthOf(day: Day): Month {
  return day.slice(0, 7);
}

/** The first day of the month that a day lies in. */
export function firstOfMonth(day: Day): Day {
  return firstDayOf(monthOf(day));
}

/** The first day of a month. */
export function firstDayOf(month: Month): Day {
  return `${month}-01`;
}

/** The first day after a month. */
export function firstDayAfter(month: Month): Day {
  return firstDayOf(monthFromNumber(monthNumber(month) + 1));
}

/** Months since January of year 0, of a month or of a day in it. */
export function monthNumber(of: Month): number {
  return 12 * Number(of.slice(0, 4)) + Number(of.slice(5, 7)) - 1;
}

/** The month that lies `number` months after January of year 0. */
function monthFromNumber(number: number): Month {
  return `${String(Math.floor(number / 12)).padStart(4, "0")}-${String((number % 12) + 1).padStart(2, "0")}`;
}

/** The months up to that of a day, which is the last of them, oldest first. */
export function pastMonths(today: Day, count: number): readonly Month[] {
  return monthsFrom(monthNumber(today) - count + 1, count);
}

/** The months from that of a day on which are over today, oldest first, the latest `most` at most. */
export function finishedMonths(since: Day, today: Day, most: number): readonly Month[] {
  const last = monthNumber(today) - 1;
  const first = Math.max(monthNumber(since), last - most + 1);
  return monthsFrom(first, Math.max(0, last - first + 1));
}

function monthsFrom(first: number, count: number): readonly Month[] {
  return Array.from({ length: count }, (_, index) => monthFromNumber(first + index));
}
