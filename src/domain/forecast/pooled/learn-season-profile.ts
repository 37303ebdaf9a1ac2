import { seasonRatios } from "../season-index.ts";
import type { SeasonHistory, SeasonProfile, SeasonRatios } from "../season-index.ts";
import { valueAt } from "../../math/value-at.ts";

/** Squared error added to every item's, so that a few items that sell by the thousand do not speak for all. */
const COMMON_ERROR = 0.05;

/**
 * The shares that the items have in common and how far items differ from them: precision-weighted mean of the items'
 * ratios, drawn towards 1 by its own error; between-item variance by moments (DerSimonian & Laird 1986).
 */
export function learnSeasonProfile(items: readonly SeasonHistory[], length: number): SeasonProfile {
  const known = items.flatMap((item) => seasonRatios(item, length) ?? []);
  if (known.length < 2) return { factors: new Float64Array(length).fill(1), between_variance: null };
  const factors = shrunkMean(known, length);
  let excess = 0;
  let weights = 0;
  for (const { ratios, errors } of known) {
    const error = mean(errors);
    const weight = 1 / (error + COMMON_ERROR) ** 2;
    excess += weight * (squaredDistance(ratios, factors) / (length - 1) - error);
    weights += weight;
  }
  return { factors, between_variance: Math.max(0, excess / weights) };
}

function shrunkMean(known: readonly SeasonRatios[], length: number): Float64Array {
  const sums = new Float64Array(length);
  let weights = 0;
  let errors = 0;
  for (const { ratios, errors: own } of known) {
    const error = mean(own);
    const weight = 1 / (error + COMMON_ERROR);
    for (let p = 0; p < length; p++) sums[p] = valueAt(sums, p) + weight * valueAt(ratios, p);
    weights += weight;
    errors += weight * weight * error;
  }
  // A history that ends amid a cycle has ratios whose mean is not quite 1.
  const common = sums.map((sum) => sum / mean(sums));
  const spread = squaredDistance(common, new Float64Array(length).fill(1)) / (length - 1);
  const trust = spread > 0 ? Math.max(0, 1 - errors / (weights * weights) / spread) : 0;
  return common.map((share) => 1 + trust * (share - 1));
}

function squaredDistance(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let p = 0; p < a.length; p++) sum += (valueAt(a, p) - valueAt(b, p)) ** 2;
  return sum;
}

function mean(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}
