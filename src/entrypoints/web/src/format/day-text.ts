import { daysBetween } from "../../../../domain/calendar/day.ts";
import { type Language, LOCALES } from "../text/language.ts";
import type { Dictionary } from "../text/zh.ts";

/** "12月3日" or "Dec 3", with the year when it is another than today's. */
export function dayText(day: string, today: string, language: Language): string {
  const isOtherYear = day.slice(0, 4) !== today.slice(0, 4);
  return inLocale(day, language, {
    year: isOtherYear ? "numeric" : undefined,
    month: language === "zh" ? "long" : "short",
    day: "numeric",
  });
}

/** "2026年12月3日 星期四" or "Thu, Dec 3, 2026". */
export function fullDayText(day: string, language: Language): string {
  return inLocale(day, language, {
    year: "numeric",
    month: language === "zh" ? "long" : "short",
    day: "numeric",
    weekday: language === "zh" ? "long" : "short",
  });
}

/** "11月" or "Nov" for "2026-11". */
export function monthText(month: string, language: Language): string {
  return inLocale(`${month}-01`, language, { month: "short" });
}

/** How far off a day is: "今天", "明天", "3 天后", "2 天前". */
export function fromTodayText(day: string, today: string, { time }: Dictionary): string {
  const days = daysBetween(today, day);
  if (days === 0) return time.today;
  if (days === 1) return time.tomorrow;
  if (days === -1) return time.yesterday;
  return days > 0 ? time.in_days(days) : time.days_ago(-days);
}

/** "12/3": as short as an axis needs it. */
export function axisDayText(day: string): string {
  return `${Number(day.slice(5, 7))}/${Number(day.slice(8, 10))}`;
}

function inLocale(day: string, language: Language, options: Intl.DateTimeFormatOptions): string {
  const noon = new Date(`${day}T12:00:00Z`);
  const text = new Intl.DateTimeFormat(LOCALES[language], { ...options, timeZone: "UTC" }).format(noon);
  return language === "zh" ? text.replace("日星期", "日 星期") : text;
}
