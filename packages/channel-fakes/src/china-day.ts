const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The day of an instant by China's clock, as a count; vendors there count by calendar days. */
export function chinaDay(at: number): number {
  return Math.floor((at + 8 * HOUR_MS) / DAY_MS);
}

/** An instant by China's clock, "2026-11-23 10:00:00". */
export function chinaTime(at: number): string {
  return new Date(at + 8 * HOUR_MS).toISOString().slice(0, 19).replace("T", " ");
}
