import { DAY_MS } from "../../../../domain/calendar/day.ts";
import { type Language, LOCALES } from "../text/language.ts";
import type { Dictionary } from "../text/zh.ts";

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
/** Younger than this is "just now". */
const JUST_NOW_MS = 3 * SECOND_MS;

/** How long ago something was, in its largest unit. */
export function agoText(age_ms: number, { time }: Dictionary): string {
  if (age_ms < JUST_NOW_MS) return time.just_now;
  if (age_ms < MINUTE_MS) return time.seconds_ago(Math.floor(age_ms / SECOND_MS));
  if (age_ms < HOUR_MS) return time.minutes_ago(Math.floor(age_ms / MINUTE_MS));
  if (age_ms < DAY_MS) return time.hours_ago(Math.floor(age_ms / HOUR_MS));
  return time.days_ago(Math.floor(age_ms / DAY_MS));
}

/** A duration in its largest unit, one decimal below ten: "320 毫秒", "2.3 秒", "14 分钟". */
export function durationText(duration_ms: number, { time }: Dictionary): string {
  if (duration_ms < SECOND_MS) return time.milliseconds(Math.round(duration_ms));
  if (duration_ms < MINUTE_MS) return time.seconds(short(duration_ms / SECOND_MS));
  if (duration_ms < HOUR_MS) return time.minutes(short(duration_ms / MINUTE_MS));
  if (duration_ms < DAY_MS) return time.hours(short(duration_ms / HOUR_MS));
  return time.days(short(duration_ms / DAY_MS));
}

/** "14:05", in the reader's zone unless another is named. */
export function clockText(instant: number, language: Language, timeZone?: string): string {
  return inLocale(instant, language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone });
}

/** "12月3日 14:05". */
export function instantText(instant: number, language: Language, timeZone?: string): string {
  const month = language === "zh" ? "long" : "short";
  const day = inLocale(instant, language, { month, day: "numeric", timeZone });
  return `${day} ${clockText(instant, language, timeZone)}`;
}

/** "2026年12月3日", for what may lie years back. */
export function dateText(instant: number, language: Language, timeZone?: string): string {
  return inLocale(instant, language, { dateStyle: "long", timeZone });
}

/** The civil day of an instant, for headings of a timeline: "今天", "昨天", else "12月3日 星期四". */
export function instantDayText(
  instant: number,
  now: number,
  { texts, language, timeZone }: { texts: Dictionary; language: Language; timeZone?: string },
): string {
  const civilDay = (at: number) => inLocale(at, "en", { year: "numeric", month: "2-digit", day: "2-digit", timeZone });
  if (civilDay(instant) === civilDay(now)) return capitalised(texts.time.today);
  if (civilDay(instant) === civilDay(now - DAY_MS)) return capitalised(texts.time.yesterday);
  const isChinese = language === "zh";
  const day = inLocale(instant, language, { month: isChinese ? "long" : "short", day: "numeric", timeZone });
  const weekday = inLocale(instant, language, { weekday: isChinese ? "long" : "short", timeZone });
  return isChinese ? `${day} ${weekday}` : `${weekday}, ${day}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function short(value: number): string {
  return String(value < 10 ? Math.floor(value * 10) / 10 : Math.floor(value));
}

function inLocale(instant: number, language: Language, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(LOCALES[language], options).format(instant);
}
