import { bestPath } from "../forecast-kernel.ts";
import type { KernelInput, LevelPath } from "../forecast-kernel.ts";
import { valueAt } from "../../math/value-at.ts";

const ALPHAS = [0.1, 0.25] as const;
/** Longest bucket: a month of days. */
const LONGEST_BUCKET_DAYS = 28;

/**
 * ADIDA (Nikolopoulos, Syntetos, Boylan, Petropoulos & Assimakopoulos 2011): demand is added up to buckets as long as
 * the usual gap between two demands, smoothed, and shared out again.
 */
export function adida(input: KernelInput): LevelPath {
  const bucket = usualGap(input);
  return bestPath(
    input,
    ALPHAS.map((alpha) => (levels) => bucketLevels(input, bucket, alpha, levels)),
  );
}

/** Level after each day of smoothing full buckets of `bucket` days; until the first is full, the mean so far. */
export function bucketLevels(
  { values, index }: KernelInput,
  bucket: number,
  alpha: number,
  levels: Float64Array = new Float64Array(values.length),
): LevelPath {
  let level = NaN;
  let sum = 0;
  let shares = 0;
  let filled = 0;
  for (let t = 0; t < values.length; t++) {
    sum += valueAt(values, t);
    shares += valueAt(index, t);
    filled++;
    if (filled >= bucket && shares > 0) {
      level = Number.isNaN(level) ? sum / shares : level + alpha * (sum / shares - level);
      sum = 0;
      shares = 0;
      filled = 0;
    }
    levels[t] = Number.isNaN(level) ? (shares > 0 ? sum / shares : 0) : level;
  }
  return { levels, level_variance_ratio: alpha / (2 - alpha) / bucket };
}

/** Mean days from one demand to the next among the days the method may learn from, 1 … 28. */
export function usualGap({ values, tuning_days }: KernelInput): number {
  let demands = 0;
  for (let t = 0; t < tuning_days; t++) if (valueAt(values, t) > 0) demands++;
  return demands === 0 ? LONGEST_BUCKET_DAYS : Math.min(LONGEST_BUCKET_DAYS, Math.round(tuning_days / demands));
}
