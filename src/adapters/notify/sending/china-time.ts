const DAY_MS = 86_400_000;
/** China has one time zone, and no summer time since 1991. Vendors there count days and hours of the day by it. */
const OFFSET_MS = 8 * 3_600_000;

/** How long until it is next this time of day in China, ms; a whole day where it is just now. Midnight is 0. */
export function untilChinaTime(time_ms: number, now: number): number {
  return DAY_MS - ((now + OFFSET_MS - time_ms) % DAY_MS);
}

/** An instant by China's clock, as `YYYY-MM-DDTHH:mm:ss`. */
export function chinaDateTime(at: number): string {
  return new Date(at + OFFSET_MS).toISOString().slice(0, 19);
}
