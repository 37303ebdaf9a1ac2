/** A calendar day in the shop's zone (Asia/Shanghai), as the number of days since 1970-01-01. */
export type Day = number;

const DAY_MS = 86_400_000;
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** The day of a `YYYY-MM-DD` text; refuses anything else. */
export function parseDay(text: string): Day {
  const day = Date.parse(`${text}T00:00:00.000Z`) / DAY_MS;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || !Number.isInteger(day) || formatDay(day) !== text) {
    throw new RangeError(`not a calendar day (YYYY-MM-DD): ${text}`);
  }
  return day;
}

/** `YYYY-MM-DD` of a day. */
export function formatDay(day: Day): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The day of a year, month (1–12) and date. */
export function dayOf(year: number, month: number, date: number): Day {
  return Date.UTC(year, month - 1, date) / DAY_MS;
}

/** Calendar year of a day. */
export function yearOf(day: Day): number {
  return new Date(day * DAY_MS).getUTCFullYear();
}

/** Month of a day, 1–12. */
export function monthOf(day: Day): number {
  return new Date(day * DAY_MS).getUTCMonth() + 1;
}

/** Weekday of a day, 0 = Sunday … 6 = Saturday. */
export function weekdayOf(day: Day): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** Instant (ISO 8601, UTC, whole seconds) at a fraction 0…1 of a local day; fraction 0 is local midnight, 16:00Z before. */
export function instant(day: Day, fraction = 0): string {
  return new Date(day * DAY_MS - SHANGHAI_OFFSET_MS + Math.floor(fraction * 86_400) * 1000).toISOString();
}
