import { quantile } from "../math/quantile.ts";

/** Fewer times say nothing of what is usual. */
export const LEAST_USUAL = 5;
/** From so many times on the 90 % quantile is worth something; below, one and a half medians stand for it. */
const MANY = 10;
const TOO_LONG = 1.5;

/** The longest time that is still usual: the 90 % quantile, or 1.5 medians of few; null of fewer than five. */
export function longestUsual(times: readonly number[]): number | null {
  if (times.length < LEAST_USUAL) return null;
  return times.length < MANY ? TOO_LONG * quantile(times, 0.5) : quantile(times, 0.9);
}

/** Strength of something that lies within the usual scatter: it may have happened by chance. */
export const WITHIN_USUAL = 0.3;

/** Days are whole: one more than the longest usual time is no more than rounding. */
const ROUNDING_DAYS = 1;
/** A time of twice the longest usual one and two days is evidence in full. */
const CLEARLY_BEYOND = 1;

/** 1 for a time clearly beyond the longest usual one, falling to what chance may do within it. */
export function strengthBeyond(value: number, longest: number): number {
  const beyond = (value - longest - ROUNDING_DAYS) / (CLEARLY_BEYOND * longest + 1);
  return WITHIN_USUAL + (1 - WITHIN_USUAL) * Math.min(1, Math.max(0, beyond));
}
