import { normalQuantile } from "../math/normal.ts";
import { wilsonInterval } from "../math/wilson-interval.ts";

/** A share of a count with its interval; null where there is nothing to divide by. */
export interface Share {
  readonly count: number;
  readonly of: number;
  /** count ÷ of, 0–1. */
  readonly rate: number;
  readonly low: number;
  readonly high: number;
}

const CONFIDENCE = 0.95;

/** A share with its score interval, 95 %. */
export function shareOf(count: number, of: number): Share | null {
  if (of <= 0) return null;
  const { low, high } = wilsonInterval(count, of, normalQuantile((1 + CONFIDENCE) / 2));
  return { count, of, rate: count / of, low, high };
}
