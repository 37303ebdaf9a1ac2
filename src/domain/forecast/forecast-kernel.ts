import { valueAt } from "../math/value-at.ts";

/** A history to forecast from: units per in-stock day, oldest first, and the weekday index of each day. */
export interface KernelInput {
  readonly values: Float64Array;
  /** Expected share of each day relative to an average one; all 1 without a weekly pattern. */
  readonly index: Float64Array;
  /** Smoothing constants are chosen on the days before this one only, so that a back-test stays honest. */
  readonly tuning_days: number;
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

const PATHS_BY_INPUT = new WeakMap<KernelInput, Map<ForecastKernel, LevelPath>>();

/** The path of a kernel on an input, computed once for as long as the input lives: a combination asks for its parts again. */
export function pathOf(kernel: ForecastKernel, input: KernelInput): LevelPath {
  const paths = PATHS_BY_INPUT.get(input) ?? new Map<ForecastKernel, LevelPath>();
  PATHS_BY_INPUT.set(input, paths);
  const path = paths.get(kernel) ?? kernel(input);
  paths.set(kernel, path);
  return path;
}

/** Days a kernel may look at before its errors count. */
export const WARM_UP_DAYS = 7;

/** Mean of the first days relative to their index: where a smoothed level starts. */
export function startingLevel({ values, index }: KernelInput): number {
  const days = Math.min(values.length, WARM_UP_DAYS);
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
  for (let t = WARM_UP_DAYS; t < tuning_days; t++) {
    sum += (valueAt(values, t) - valueAt(levels, t - 1) * valueAt(index, t)) ** 2;
  }
  return sum;
}

/** The path of the candidate whose one-day errors are smallest. */
export function bestPath(input: KernelInput, candidates: readonly (() => LevelPath)[]): LevelPath {
  let best: LevelPath = { levels: new Float64Array(input.values.length), level_variance_ratio: 0 };
  let leastError = Infinity;
  for (const candidate of candidates) {
    const path = candidate();
    const error = oneDayError(input, path.levels);
    if (error < leastError) [best, leastError] = [path, error];
  }
  return best;
}
