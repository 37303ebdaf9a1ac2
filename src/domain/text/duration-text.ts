import { DAY_MS } from "../calendar/day.ts";

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** A duration as people say it: 45 秒, 10 分钟, 2.5 小时, 1.5 天. At least a second. */
export function durationText(ms: number): string {
  if (ms < 1.5 * MINUTE_MS) return `${Math.max(1, Math.round(ms / SECOND_MS))} 秒`;
  if (ms < 1.5 * HOUR_MS) return `${Math.round(ms / MINUTE_MS)} 分钟`;
  return ms < 2 * DAY_MS ? `${tenths(ms / HOUR_MS)} 小时` : `${tenths(ms / DAY_MS)} 天`;
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
