import type { BusinessCalendar } from "./business-calendar.ts";
import { dayTypeOfNumber } from "./business-calendar.ts";
import { dayNumber, weekdayOfNumber } from "./day.ts";
import type { Day } from "./day.ts";

/**
 * A supplier's working days near today as plain data: the weekday of today and where its calendar leaves the plain week.
 * Small enough to be kept with an assessment, so that its numbers can be computed again. Days are counted from today.
 */
export interface SupplyDays {
  /** 0 = Monday … 6 = Sunday. */
  readonly weekday: number;
  /** Mondays to Fridays that are not worked, ascending. */
  readonly off: readonly number[];
  /** Saturdays and Sundays that are worked, ascending. */
  readonly on: readonly number[];
}

/** Orders older or receipts later than this are counted by the plain week. */
const BACK_DAYS = 120;
const AHEAD_DAYS = 430;
const SATURDAY = 5;

/** The working days of a calendar as seen from a day. */
export function supplyDaysFrom(calendar: BusinessCalendar, today: Day): SupplyDays {
  const start = dayNumber(today);
  const off: number[] = [];
  const on: number[] = [];
  for (let offset = -BACK_DAYS; offset <= AHEAD_DAYS; offset++) {
    const number = start + offset;
    const isWeekday = weekdayOfNumber(number) < SATURDAY;
    const isWorked = worksOn(calendar, number);
    if (isWeekday && !isWorked) off.push(offset);
    if (!isWeekday && isWorked) on.push(offset);
  }
  return { weekday: weekdayOfNumber(start), off, on };
}

function worksOn(calendar: BusinessCalendar, number: number): boolean {
  const flag = calendar.working[number - calendar.first];
  return flag === undefined ? dayTypeOfNumber(calendar, number) === "workday" : flag === 1;
}

/** Working days after today through the day `offset` days from it; negative for a day before. */
export function suppliedThrough({ weekday, off, on }: SupplyDays, offset: number): number {
  const plain = plainThrough(weekday + offset) - plainThrough(weekday);
  return plain - countFromToday(off, offset) + countFromToday(on, offset);
}

/** Days from today until `days` working days have passed (0 for none): the least offset through which they have. */
export function daysUntilSupplied(supply: SupplyDays, days: number): number {
  const whole = Math.ceil(days - 1e-9);
  let offset = Math.max(0, whole);
  while (suppliedThrough(supply, offset) < whole) offset++;
  return offset;
}

/** Mondays to Fridays from a Monday through the day `index` days after it. */
function plainThrough(index: number): number {
  const days = index + 1;
  const weeks = Math.floor(days / 7);
  return weeks * 5 + Math.min(5, days - weeks * 7);
}

/** Listed days after today through an offset, less those after it through today where it lies before. */
function countFromToday(days: readonly number[], offset: number): number {
  return countThrough(days, offset) - countThrough(days, 0);
}

/** How many of an ascending list are not above a limit. */
function countThrough(days: readonly number[], limit: number): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? Infinity) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
