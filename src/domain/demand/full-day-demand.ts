import { demandDistribution, expectedShortfall, probabilityAbove } from "./demand-distribution.ts";

/** What is known of a day, in units. */
export interface PartDay {
  readonly sold: number;
  /** Units asked for, served or not; null where nobody wrote it down. */
  readonly requested: number | null;
  /** Share of the day's demand that fell into hours in stock, 0–1; null where the hour it ran empty is unknown. */
  readonly seen_share: number | null;
}

/** Demand of a usual such day (its weekday taken into account): mean and variance in units, whole units or not. */
export interface UsualDay {
  readonly mean: number;
  readonly variance: number;
  readonly is_count: boolean;
}

/** Rarer than this, the ratio of two tails is no longer exact. */
const LEAST_TAIL = 1e-9;

/**
 * Units that would have been asked for had there been stock all day; never below what was seen. What was requested wins;
 * then the hours seen; then, for a day that sold out at an unknown hour, E[D | D ≥ sold] (Agrawal & Smith 1996). Null on
 * a day of which nothing was seen: it teaches nothing.
 */
export function fullDayDemand({ sold, requested, seen_share }: PartDay, usual: UsualDay): number | null {
  if (requested !== null) return Math.max(sold, requested);
  if (seen_share === null) return soldOutDemand(sold, usual);
  if (seen_share >= 1) return sold;
  return seen_share <= 0 ? null : sold + unseenDemand(sold, seen_share, usual);
}

/**
 * E[D_unseen | sold in the share f] = (1 − f)·μ·(r + sold) ÷ (r + f·μ): the gamma rate of a negative binomial of size r
 * updated by what was seen (Fader & Hardie's conditional NBD mean). A busy morning foretells a busy evening. Poisson and
 * fractions, of which r is unknown: (1 − f)·μ.
 */
export function unseenDemand(sold: number, seen_share: number, { mean, variance, is_count }: UsualDay): number {
  const usual = (1 - seen_share) * mean;
  if (!is_count || variance <= mean || mean <= 0) return Math.max(0, usual);
  const size = (mean * mean) / (variance - mean);
  return (usual * (size + sold)) / (size + seen_share * mean);
}

/** E[D | D ≥ sold] = sold + E[(D − sold)⁺] ÷ P(D ≥ sold) under the law of a usual day. */
export function soldOutDemand(sold: number, { mean, variance, is_count }: UsualDay): number {
  const law = demandDistribution(mean, variance, is_count);
  if (law.name === "none") return sold;
  const reached = probabilityAbove(law, law.name === "gamma" ? sold : Math.ceil(sold) - 1);
  if (reached < LEAST_TAIL) return sold + law.variance / law.mean;
  return sold + expectedShortfall(law, sold) / reached;
}
