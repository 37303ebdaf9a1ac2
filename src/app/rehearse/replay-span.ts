import { addDays, type Day, daysBetween } from "../../domain/calendar/day.ts";

/** The days that are replayed, and since when records are read to learn from before. */
export interface ReplaySpan {
  readonly first_day: Day;
  readonly days: number;
  readonly wished_days: number;
}

/** Days of a year ÷ 12. */
const MONTH_DAYS = 365.25 / 12;
/** Before the first day lie at least as many days to learn from. */
const LEARNING_DAYS = 56;
const LEAST_LEARNING_DAYS = 28;
/** Eight weeks: with fewer, an order or two decide. */
const LEAST_DAYS = 56;
/** A year to learn from says enough. */
const MOST_LEARNING_DAYS = 365;
/** A demand series holds no more. */
const MOST_DAYS = 730;

/** Days of records that a rehearsal needs at least. */
export const NEEDED_DAYS = LEAST_DAYS + LEAST_LEARNING_DAYS;

/** Days that are wished to be replayed. */
function wishedDays(months: number): number {
  return Math.round(months * MONTH_DAYS);
}

/** The first day whose records are read. */
export function firstDayRead(today: Day, months: number): Day {
  return addDays(today, -Math.min(MOST_DAYS, wishedDays(months) + MOST_LEARNING_DAYS));
}

/** As many days as wished, or as the history leaves after what is learned from; null where it is too short. */
export function replaySpan(today: Day, months: number, history_days: number): ReplaySpan | null {
  if (history_days < NEEDED_DAYS) return null;
  const wished_days = wishedDays(months);
  const days = Math.max(LEAST_DAYS, Math.min(wished_days, history_days - LEARNING_DAYS));
  return { first_day: addDays(today, -days), days, wished_days };
}

/** Half of the items are known for at least as many days; 0 without items. */
export function usualHistoryDays(known_since: readonly (Day | null)[], today: Day): number {
  const days = known_since.map((day) => (day === null ? 0 : daysBetween(day, today))).sort((a, b) => b - a);
  return days[Math.floor((days.length - 1) / 2)] ?? 0;
}
