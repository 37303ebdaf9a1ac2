import { dayNumber, weekdayOfNumber } from "./day.ts";
import type { Day } from "./day.ts";
import { DAY_TYPES } from "./day-type.ts";
import type { DayType } from "./day-type.ts";
import { estimatedDaysOff } from "./estimated-holidays.ts";
import type { HolidayTable } from "./holiday-table.ts";

/** Every day of some whole years, ready to be asked: a lookup costs one read. Days outside follow the plain week. */
export interface BusinessCalendar {
  /** Day number of the first day. */
  readonly first: number;
  /** Index into DAY_TYPES, one per day. */
  readonly types: Uint8Array;
  /** 1 where work is done: of everybody, or of one supplier. */
  readonly working: Uint8Array;
  /** `worked[i]` = working days among the first i days. */
  readonly worked: Int32Array;
  /** Day numbers of each 除夕, ascending. */
  readonly eves: readonly number[];
}

const SATURDAY = 5;

/** The calendar of the years from one to another, both included; years without a notice are estimated. */
export function businessCalendar(table: HolidayTable, first_year: number, last_year: number): BusinessCalendar {
  const first = dayNumber(`${first_year}-01-01`);
  const types = new Uint8Array(dayNumber(`${last_year + 1}-01-01`) - first);
  for (let i = 0; i < types.length; i++) types[i] = codeOf(plainType(first + i));
  const mark = (days: Iterable<Day>, type: DayType) => {
    // A typed array takes no notice of a write outside of it, which is what a day of another year is.
    for (const day of days) types[dayNumber(day) - first] = codeOf(type);
  };
  for (let year = first_year - 1; year <= last_year + 1; year++) {
    if (!table.published_years.has(year)) mark(estimatedDaysOff(year, table.festivals.get(year)).keys(), "holiday");
  }
  mark(table.days_off.keys(), "holiday");
  mark(table.makeup_workdays.keys(), "makeup_workday");
  const working = types.map((code) => (isWorked(code) ? 1 : 0));
  const eves = [...table.festivals.values()].map(({ new_year_eve }) => dayNumber(new_year_eve));
  return { first, types, working, worked: runningCount(working), eves: eves.sort((a, b) => a - b) };
}

/** The calendar of somebody who is also closed from one day to another, both included, for each of the ranges. */
export function withShutdowns(
  calendar: BusinessCalendar,
  shutdowns: readonly { readonly start: Day; readonly end: Day }[],
): BusinessCalendar {
  if (shutdowns.length === 0) return calendar;
  const working = calendar.working.slice();
  for (const { start, end } of shutdowns) {
    const from = Math.max(0, dayNumber(start) - calendar.first);
    working.fill(0, from, Math.max(from, dayNumber(end) - calendar.first + 1));
  }
  return { ...calendar, working, worked: runningCount(working) };
}

/** What kind of day it is. */
export function dayTypeOn(calendar: BusinessCalendar, day: Day): DayType {
  return dayTypeOfNumber(calendar, dayNumber(day));
}

/** What kind of day a day number is. */
export function dayTypeOfNumber({ first, types }: BusinessCalendar, number: number): DayType {
  return DAY_TYPES[types[number - first] ?? NaN] ?? plainType(number);
}

/** Whether work is done on a day. */
export function isWorkingDay(calendar: BusinessCalendar, day: Day): boolean {
  const number = dayNumber(day);
  const flag = calendar.working[number - calendar.first];
  return flag === undefined ? plainType(number) === "workday" : flag === 1;
}

function plainType(number: number): DayType {
  return weekdayOfNumber(number) >= SATURDAY ? "weekend" : "workday";
}

function codeOf(type: DayType): number {
  return DAY_TYPES.indexOf(type);
}

function isWorked(code: number): boolean {
  return code === codeOf("workday") || code === codeOf("makeup_workday");
}

function runningCount(flags: Uint8Array): Int32Array {
  const counts = new Int32Array(flags.length + 1);
  let count = 0;
  flags.forEach((flag, i) => {
    count += flag;
    counts[i + 1] = count;
  });
  return counts;
}
