import { type Day, dayOf, monthOf, yearOf } from "./shop-calendar.ts";

/** Month and date of the first day of the lunar year. */
const SPRING_FESTIVALS: Readonly<Record<number, readonly [month: number, date: number]>> = {
  2020: [1, 25],
  2021: [2, 12],
  2022: [2, 1],
  2023: [1, 22],
  2024: [2, 10],
  2025: [1, 29],
  2026: [2, 17],
  2027: [2, 6],
  2028: [1, 26],
  2029: [2, 13],
  2030: [2, 3],
  2031: [1, 23],
  2032: [2, 11],
  2033: [1, 31],
  2034: [2, 19],
  2035: [2, 8],
};

/** First day of the lunar year that begins in this calendar year; outside the table a middling 5 February stands in. */
export function springFestival(year: number): Day {
  const [month, date] = SPRING_FESTIVALS[year] ?? [2, 5];
  return dayOf(year, month, date);
}

/** Days from the nearest lunar new year; negative before it. */
export function daysFromSpringFestival(day: Day): number {
  const year = yearOf(day);
  const offsets = [year - 1, year, year + 1].map((candidate) => day - springFestival(candidate));
  return offsets.reduce((nearest, offset) => (Math.abs(offset) < Math.abs(nearest) ? offset : nearest));
}

/** Whether offices and wholesalers rest: New Year's Day, 春节, 清明, 五一, 国庆 at their usual dates. */
export function isPublicHoliday(day: Day): boolean {
  const offset = daysFromSpringFestival(day);
  if (offset >= -1 && offset <= 6) return true;
  const date = day - dayOf(yearOf(day), monthOf(day), 1) + 1;
  switch (monthOf(day)) {
    case 1:
      return date === 1;
    case 4:
      return date >= 4 && date <= 6;
    case 5:
      return date <= 5;
    case 10:
      return date <= 7;
    default:
      return false;
  }
}

/** Whether carriers and factories stand still around 春节: they stop before the holiday and restart after it. */
export function isSupplyShutdown(day: Day): boolean {
  const offset = daysFromSpringFestival(day);
  return offset >= SHUTDOWN_FROM_OFFSET && offset <= SHUTDOWN_TO_OFFSET;
}

/** First day of the supply shutdown, counted from the lunar new year. */
export const SHUTDOWN_FROM_OFFSET = -7;

/** Last day of the supply shutdown, counted from the lunar new year. */
export const SHUTDOWN_TO_OFFSET = 9;
