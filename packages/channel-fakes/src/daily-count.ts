import { chinaDay } from "./china-day.ts";

/** Counts what happened to something within a calendar day of China. */
export interface DailyCount {
  /** Counts one more and returns true, or false where the day is full. */
  take(thing: string, at: number): boolean;
}

/** A count that lets `limit` through a day. */
export function createDailyCount(limit: number): DailyCount {
  const counts = new Map<string, number>();
  return {
    take(thing, at) {
      const key = `${chinaDay(at)}\n${thing}`;
      const count = counts.get(key) ?? 0;
      if (count >= limit) return false;
      counts.set(key, count + 1);
      return true;
    },
  };
}
