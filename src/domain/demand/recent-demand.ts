import type { ObservedDemand } from "./observed-demand.ts";
import { valueAt } from "../math/value-at.ts";

/** Mean and spread of demand over the latest in-stock days (日均销量), units per day. */
export interface RecentDemand {
  /** In-stock days in the window, at most RECENT_DAYS. */
  readonly window_days: number;
  readonly mean: number;
  /** Sample standard deviation. */
  readonly sd: number;
}

/** Length of the window, all days weighing the same. */
const RECENT_DAYS = 90;

/** Mean over the last RECENT_DAYS in-stock days; null without any. */
export function recentDemand({ values }: ObservedDemand): RecentDemand | null {
  const start = Math.max(0, values.length - RECENT_DAYS);
  const window_days = values.length - start;
  if (window_days === 0) return null;
  let sum = 0;
  for (let i = start; i < values.length; i++) sum += valueAt(values, i);
  const mean = sum / window_days;
  let squares = 0;
  for (let i = start; i < values.length; i++) squares += (valueAt(values, i) - mean) ** 2;
  return { window_days, mean, sd: Math.sqrt(squares / Math.max(1, window_days - 1)) };
}
