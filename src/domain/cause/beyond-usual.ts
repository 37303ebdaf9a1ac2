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
export const WITHIN_USUAL = 0.4;

/** 1 for a time beyond the longest usual one, less within it. */
export function strengthBeyond(value: number, longest: number): number {
  return value > longest ? 1 : WITHIN_USUAL;
}
