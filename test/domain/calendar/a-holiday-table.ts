import { addDays } from "../../../src/domain/calendar/day.ts";
import type { HolidayTable } from "../../../src/domain/calendar/holiday-table.ts";

/** The notice for 2026 around 春节 and 国庆, and the festivals of three years. */
export function aHolidayTable(overrides: Partial<HolidayTable> = {}): HolidayTable {
  return {
    days_off: new Map([
      ...range("2026-01-01", 3, "元旦"),
      ...range("2026-02-15", 9, "春节"),
      ...range("2026-04-04", 3, "清明"),
      ...range("2026-05-01", 5, "劳动节"),
      ...range("2026-06-19", 3, "端午"),
      ...range("2026-09-25", 3, "中秋"),
      ...range("2026-10-01", 7, "国庆节"),
    ]),
    makeup_workdays: new Map([
      ["2026-01-04", "元旦"],
      ["2026-02-14", "春节"],
      ["2026-02-28", "春节"],
      ["2026-05-09", "劳动节"],
      ["2026-09-20", "国庆节"],
      ["2026-10-10", "国庆节"],
    ]),
    published_years: new Set([2026]),
    festivals: new Map([
      [2025, festivals("2025-01-28", "2025-04-04", "2025-05-31", "2025-10-06")],
      [2026, festivals("2026-02-16", "2026-04-05", "2026-06-19", "2026-09-25")],
      [2027, festivals("2027-02-05", "2027-04-05", "2027-06-09", "2027-09-15")],
    ]),
    ...overrides,
  };
}

function festivals(new_year_eve: string, qingming: string, dragon_boat: string, mid_autumn: string) {
  return { new_year_eve, qingming, dragon_boat, mid_autumn };
}

function range(first: string, count: number, name: string): (readonly [string, string])[] {
  return Array.from({ length: count }, (_, i) => [addDays(first, i), name] as const);
}
