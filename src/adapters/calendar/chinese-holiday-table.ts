import chineseDays from "chinese-days";
import notices from "chinese-days/dist/chinese-days.json" with { type: "json" };
import { addDays, type Day } from "../../domain/calendar/day.ts";
import type { FestivalDates, HolidayTable } from "../../domain/calendar/holiday-table.ts";

/** From the first notice in the package to as far ahead as anybody plans; its lunar tables reach to 2100. */
const FIRST_YEAR = 2004;
const LAST_YEAR = 2060;
/** Fewer days off than this under a year, and only a neighbour's notice spoke of it. */
const LEAST_DAYS_OFF = 10;

/** The notices as our own table. A year counts as published where its holidays are all there. */
export function chineseHolidayTable(): HolidayTable {
  const days_off = named(notices.holidays);
  const festivals = new Map<number, FestivalDates>();
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year++) festivals.set(year, festivalDates(year));
  return { days_off, makeup_workdays: named(notices.workdays), published_years: yearsIn(days_off.keys()), festivals };
}

/** "English,中文,days" by day becomes the Chinese name by day. */
function named(days: Readonly<Record<Day, string>>): ReadonlyMap<Day, string> {
  return new Map(Object.entries(days).map(([day, names]) => [day, names.split(",")[1] ?? names]));
}

function yearsIn(days: Iterable<Day>): ReadonlySet<number> {
  const counts = new Map<number, number>();
  for (const day of days) {
    const year = Number(day.slice(0, 4));
    counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count >= LEAST_DAYS_OFF).map(([year]) => year));
}

function festivalDates(year: number): FestivalDates {
  const ofLunar = (monthAndDay: string) => chineseDays.getSolarDateFromLunar(`${year}-${monthAndDay}`).date;
  return {
    new_year_eve: addDays(ofLunar("01-01"), -1),
    qingming: chineseDays.getSolarTermDate(year, 4, "pure_brightness"),
    dragon_boat: ofLunar("05-05"),
    mid_autumn: ofLunar("08-15"),
  };
}
