import { valueAt } from "../math/value-at.ts";

/** Share of each position of a cycle (weekday of a week, month of a year) as it is common among a tenant's items. */
export interface SeasonProfile {
  /** Mean 1; its length is the length of the cycle. */
  readonly factors: Float64Array;
  /** Variance of the items' own shares about it; null = judged by each item's own spread. */
  readonly between_variance: number | null;
}

/** A history with the position of each value in its cycle. */
export interface SeasonHistory {
  readonly values: Float64Array;
  readonly positions: Float64Array;
}

/** Cycles needed before positions are told apart. */
const LEAST_CYCLES = 4;
/** A position never counts for less than this: a day without sales so far is no proof of never. */
const LEAST_SHARE = 0.02;

/** No weekly pattern known. */
export const FLAT_WEEK: SeasonProfile = { factors: new Float64Array(7).fill(1), between_variance: null };

/** The means of the positions relative to the overall mean, and how sure they are. */
export interface SeasonRatios {
  readonly ratios: Float64Array;
  /** Squared standard error of each ratio. */
  readonly errors: Float64Array;
}

/**
 * Shares of the positions with mean 1: the item's own, drawn towards the profile as far as chance alone could explain
 * the difference (empirical Bayes: weight τ² ÷ (τ² + standard error²); Efron & Morris 1975).
 */
export function seasonIndex(history: SeasonHistory, profile: SeasonProfile): Float64Array {
  const own = seasonRatios(history, profile.factors.length);
  if (own === null) return profile.factors;
  const between = profile.between_variance ?? betweenVariance(own, profile.factors);
  if (between <= 0) return profile.factors;
  const index = new Float64Array(profile.factors.length);
  let total = 0;
  for (let p = 0; p < index.length; p++) {
    const common = valueAt(profile.factors, p);
    const weight = between / (between + valueAt(own.errors, p));
    index[p] = Math.max(LEAST_SHARE, common + weight * (valueAt(own.ratios, p) - common));
    total += valueAt(index, p);
  }
  return index.map((share) => (share * index.length) / total);
}

/** Null where the history is shorter than four cycles, lacks a position or holds no demand. */
export function seasonRatios({ values, positions }: SeasonHistory, length: number): SeasonRatios | null {
  if (length < 2 || values.length < LEAST_CYCLES * length) return null;
  const counts = new Float64Array(length);
  const sums = new Float64Array(length);
  let total = 0;
  for (let i = 0; i < values.length; i++) {
    const p = valueAt(positions, i);
    counts[p] = valueAt(counts, p) + 1;
    sums[p] = valueAt(sums, p) + valueAt(values, i);
    total += valueAt(values, i);
  }
  if (total <= 0 || counts.includes(0)) return null;
  const mean = total / values.length;
  const ratios = sums.map((sum, p) => sum / (valueAt(counts, p) * mean));
  let squares = 0;
  for (let i = 0; i < values.length; i++)
    squares += (valueAt(values, i) / mean - valueAt(ratios, valueAt(positions, i))) ** 2;
  const variance = squares / Math.max(1, values.length - length);
  return { ratios, errors: counts.map((count) => variance / count) };
}

/** Variance of the true shares about the profile by moments: observed spread less what chance adds. */
function betweenVariance({ ratios, errors }: SeasonRatios, factors: Float64Array): number {
  let spread = 0;
  let chance = 0;
  for (let p = 0; p < factors.length; p++) {
    spread += (valueAt(ratios, p) - valueAt(factors, p)) ** 2;
    chance += valueAt(errors, p);
  }
  return Math.max(0, spread / (factors.length - 1) - chance / factors.length);
}
