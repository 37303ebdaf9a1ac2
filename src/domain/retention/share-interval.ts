import { normalQuantile } from "../math/normal.ts";

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

/** Score interval of a share (Wilson 1927), 95 %. */
export function shareOf(count: number, of: number): Share | null {
  if (of <= 0) return null;
  const z = normalQuantile((1 + CONFIDENCE) / 2);
  const rate = count / of;
  const spread = (z * z) / of;
  const middle = (rate + spread / 2) / (1 + spread);
  const half = Math.sqrt(rate * (1 - rate) * spread + (spread * spread) / 4) / (1 + spread);
  return {
    count,
    of,
    rate,
    low: Math.max(0, Math.min(rate, middle - half)),
    high: Math.min(1, Math.max(rate, middle + half)),
  };
}
