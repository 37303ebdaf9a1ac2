import { daysFromSpringFestival, isPublicHoliday } from "./chinese-festivals.ts";
import type { CustomerType } from "./customers.ts";
import { BUSINESS_WEEKDAY_SHARES, PERSON_WEEKDAY_SHARES } from "./measured-rates.ts";
import { shopUplift } from "./promotions.ts";
import { type Day, weekdayOf } from "./shop-calendar.ts";

/** How busy a day is: weekday, holiday, 春节, promotions; about 1 on a usual day. */
export function dayFactor(type: CustomerType, day: Day): number {
  const shares = type === "企业" ? BUSINESS_WEEKDAY_SHARES : PERSON_WEEKDAY_SHARES;
  const weekday = 7 * (shares[weekdayOf(day)] ?? 0);
  return weekday * holidayFactor(type, day) * shopUplift(day);
}

function holidayFactor(type: CustomerType, day: Day): number {
  const offset = daysFromSpringFestival(day);
  if (offset >= -3 && offset <= 8) return type === "企业" ? 0.1 : 0.45;
  if (!isPublicHoliday(day)) return 1;
  return type === "企业" ? 0.25 : 1.2;
}
