import { addDays } from "./day.ts";
import type { Day } from "./day.ts";
import type { FestivalDates } from "./holiday-table.ts";

/** 春节 as in the notices for 2024 to 2026: eight days or nine, from the eve or the day before it. */
const SPRING_FESTIVAL_DAYS = 8;
const LABOUR_DAYS = 5;
const NATIONAL_DAYS = 7;

/**
 * Days off that a year without a notice probably has, with their names. A holiday of one day reaches over a weekend
 * beside it by itself; which weekends are worked in exchange nobody can know, so none is named. Where the festival
 * dates are unknown too, only the fixed holidays are given.
 */
export function estimatedDaysOff(year: number, festivals: FestivalDates | undefined): ReadonlyMap<Day, string> {
  const days = new Map<Day, string>();
  const add = (name: string, first: Day, count: number) => {
    for (let i = 0; i < count; i++) days.set(addDays(first, i), name);
  };
  add("元旦", `${year}-01-01`, 1);
  if (festivals !== undefined) {
    add("春节", festivals.new_year_eve, SPRING_FESTIVAL_DAYS);
    add("清明", festivals.qingming, 1);
    add("端午", festivals.dragon_boat, 1);
  }
  add("劳动节", `${year}-05-01`, LABOUR_DAYS);
  if (festivals !== undefined) add("中秋", festivals.mid_autumn, 1);
  add("国庆节", `${year}-10-01`, NATIONAL_DAYS + (isInNationalWeek(year, festivals) ? 1 : 0));
  return days;
}

/** 中秋 inside the first week of October lengthens it by a day, as in 2020 and 2025. */
function isInNationalWeek(year: number, festivals: FestivalDates | undefined): boolean {
  const day = festivals?.mid_autumn ?? "";
  return day >= `${year}-10-01` && day <= `${year}-10-07`;
}
