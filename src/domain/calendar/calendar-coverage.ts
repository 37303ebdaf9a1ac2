import { addDays } from "./day.ts";
import type { Day } from "./day.ts";
import type { HolidayTable } from "./holiday-table.ts";

/** How far the notices reach for a span of days. */
export interface CalendarCoverage {
  /** Last day that a notice covers without a gap from the span's beginning; null where the first year has none. */
  readonly covered_until: Day | null;
  /** Years whose notices the span depends on, ascending. */
  readonly needed_years: readonly number[];
  /** Those among them that are only estimated. */
  readonly estimated_years: readonly number[];
}

/** A notice also governs days of the last week of the year before it (a weekend worked for 元旦). */
const REACH_BACK_DAYS = 7;

/** Which years' notices a span of days depends on, both ends included, and which of them are not published yet. */
export function calendarCoverage({ published_years }: HolidayTable, from: Day, to: Day): CalendarCoverage {
  const first = yearOf(from);
  const last = Math.max(first, yearOf(addDays(to, REACH_BACK_DAYS)));
  const needed_years = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  let known = first;
  while (published_years.has(known)) known++;
  return {
    covered_until: known === first ? null : `${known - 1}-12-31`,
    needed_years,
    estimated_years: needed_years.filter((year) => !published_years.has(year)),
  };
}

function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}
