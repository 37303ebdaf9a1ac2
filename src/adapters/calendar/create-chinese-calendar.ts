import { businessCalendar, type BusinessCalendar } from "../../domain/calendar/business-calendar.ts";
import type { HolidayTable } from "../../domain/calendar/holiday-table.ts";
import type { HolidayCalendar } from "../../ports/holiday-calendar.ts";
import { chineseHolidayTable } from "./chinese-holiday-table.ts";

const YEARS_EACH_WAY = 2;

/** Mainland China's public holidays, from the notices that our calendar package carries. */
export function createChineseCalendar(table: HolidayTable = chineseHolidayTable()): HolidayCalendar {
  const byYear = new Map<number, BusinessCalendar>();
  return {
    table,
    around: (day) => {
      const year = Number(day.slice(0, 4));
      const calendar = byYear.get(year) ?? businessCalendar(table, year - YEARS_EACH_WAY, year + YEARS_EACH_WAY);
      byYear.set(year, calendar);
      return calendar;
    },
  };
}
