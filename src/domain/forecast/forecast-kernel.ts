import { valueAt } from "../math/value-at.ts";
import type { PooledModel } from "./pooled-model.ts";

/** A history to forecast from: units per in-stock day, oldest first, and the share of an average day each one has. */
export interface KernelInput {
  readonly values: Float64Array;
  /** Expected share of each day relative to an average one; all 1 without season and events. */
  readonly index: Float64Array;
  /** Smoothing constants are chosen on the days before this one only, so that a back-test stays honest. */
  readonly tuning_days: number;
  /** Length of the sums that are to be forecast: a trend is taken to their middle. */
  readonly days: number;
  /** What other items have taught. */
  readonly pooled: PooledModel;
}

/** What a kernel knew on each day of the past. */
export interface LevelPath {
  /** Units per average day expected after seeing day t and nothing later. */
  readonly levels: Float64Array;
  /** Variance of the level relative to the variance of one day. */
  readonly level_variance_ratio: number;
}

/** A forecasting method. */
export type ForecastKernel = (input: KernelInput) => LevelPath;

/** Days a kernel may look at before its errors count: a fortnight, less where there is little history. */
export function warmUpDays(historyDays: number): number {
  return Math.min(14, Math.max(1, Math.floor(historyDays / 8)));
}

/** Days from whose mean a smoothed level starts. */
const STARTING_DAYS = 7;

/** Mean of the first days relative to their index: where a smoothed level starts. */
export function startingLevel({ values, index }: Pick<KernelInput, "values" | "index">): number {
  const days = Math.min(values.length, STARTING_DAYS);
  let sum = 0;
  let weight = 0;
  for (let i = 0; i < days; i++) {
    sum += valueAt(values, i);
    weight += valueAt(index, i);
  }
  return weight > 0 ? sum / weight : 0;
}

/** Sum of squared one-day errors of a path after the warm-up and before `tuning_days`: what constants are chosen by. */
function oneDayError({ values, index, tuning_days }: KernelInput, levels: Float64Array): number {
  let sum = 0;
  for (let t = warmUpDays(values.length); t < tuning_days; t++) {
    sum += (valueAt(values, t) - valueAt(levels, t - 1) * valueAt(index, t)) ** 2;
  }
  return sum;
}

/** A path written into the given levels, which have one place for each day. */
export type PathWriter = (levels: Float64Array) => LevelPath;

/** The path of the candidate whose one-day errors are smallest. Two arrays serve them all. */
export function bestPath(input: KernelInput, candidates: readonly PathWriter[]): LevelPath {
  const days = input.values.length;
  let best: LevelPath = { levels: new Float64Array(days), level_variance_ratio: 0 };
  let spare = new Float64Array(days);
  let leastError = Infinity;
  for (const candidate of candidates) {
    const path = candidate(spare);
    const error = oneDayError(input, path.levels);
    if (error >= leastError) continue;
    spare = best.levels as Float64Array<ArrayBuffer>; // made above
    [best, leastError] = [path, error];
  }
  return best;
}
