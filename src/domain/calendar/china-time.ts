import { DAY_MS, dayFromNumber } from "./day.ts";

const HOUR_MS = 3_600_000;
/** China has one time zone, and no summer time since 1991. Vendors and quiet hours there go by its clock. */
const OFFSET_MS = 8 * HOUR_MS;

/** How far an instant (ms) lies into its day in China, ms. */
export function chinaTimeOfDay(at: number): number {
  return (((at + OFFSET_MS) % DAY_MS) + DAY_MS) % DAY_MS;
}

/** How long until it is next this time of day in China, ms; a whole day where it is just now. Midnight is 0. */
export function untilChinaTime(time_ms: number, now: number): number {
  const ahead = (time_ms - chinaTimeOfDay(now) + DAY_MS) % DAY_MS;
  return ahead === 0 ? DAY_MS : ahead;
}

/** An instant (ms) by China's clock, to be read: `YYYY-MM-DD HH:mm`. */
export function chinaMinuteText(at: number): string {
  return chinaDateTime(at).slice(0, 16).replace("T", " ");
}

/** An instant (ms) by China's clock, as `YYYY-MM-DDTHH:mm:ss`. */
export function chinaDateTime(at: number): string {
  const seconds = Math.floor(chinaTimeOfDay(at) / 1_000);
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  const time = parts.map((part) => String(part).padStart(2, "0")).join(":");
  return `${dayFromNumber(Math.floor((at + OFFSET_MS) / DAY_MS))}T${time}`;
}
