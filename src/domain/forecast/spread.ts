import { warmUpDays } from "./forecast-kernel.ts";
import type { LevelPath } from "./forecast-kernel.ts";
import type { History } from "./history.ts";
import { valueAt } from "../math/value-at.ts";

/** How sums over a number of days scatter, as variance per expected unit. */
export interface MeasuredSpread {
  readonly days: number;
  /** About what the level of their first day had promised. */
  readonly dispersion: number;
  /** About the mean of the whole history. */
  readonly long_run_dispersion: number;
  /** Windows that fit side by side: what the overlapping ones are worth. */
  readonly independent_windows: number;
}

/**
 * Dispersion of sums over `days` as it was known on each past day: squared errors of all windows that had ended by
 * then, over what they would be if the variance of a day equalled its level. So one number stays valid while the level
 * moves (quasi-Poisson; McCullagh & Nelder 1989, 9.2). NaN before the first window has ended.
 */
export function dispersionPath(history: History, path: LevelPath, days: number): Float64Array {
  const { value_sums, index_sums } = history;
  const dispersions = new Float64Array(history.values.length).fill(NaN);
  let errors = 0;
  let weights = 0;
  for (let end = warmUpDays(dispersions.length) + days - 1; end < dispersions.length; end++) {
    const origin = end - days;
    const level = valueAt(path.levels, origin);
    const shares = valueAt(index_sums, end + 1) - valueAt(index_sums, origin + 1);
    const actual = valueAt(value_sums, end + 1) - valueAt(value_sums, origin + 1);
    errors += (actual - level * shares) ** 2;
    weights += spreadWeight(level, shares, path.level_variance_ratio);
    dispersions[end] = weights > 0 ? errors / weights : NaN;
  }
  return dispersions;
}

/**
 * Variance of a sum per unit of dispersion: level·(shares + ratio·shares²). The first part is the days' own noise, the
 * second the uncertainty of the level, common to all of them.
 */
export function spreadWeight(level: number, shares: number, level_variance_ratio: number): number {
  return level * (shares + level_variance_ratio * shares * shares);
}

/** Spread of sums over `days` about the path and about the long-run level; null where no window has ended yet. */
export function measuredSpread(
  history: History,
  levels: Float64Array,
  longRunLevel: number,
  days: number,
): MeasuredSpread | null {
  const { value_sums, index_sums } = history;
  const first = warmUpDays(levels.length) - 1;
  let errors = 0;
  let promised = 0;
  let longErrors = 0;
  let longPromised = 0;
  for (let origin = first; origin + days < levels.length; origin++) {
    const end = origin + days;
    const shares = valueAt(index_sums, end + 1) - valueAt(index_sums, origin + 1);
    const actual = valueAt(value_sums, end + 1) - valueAt(value_sums, origin + 1);
    const mean = valueAt(levels, origin) * shares;
    errors += (actual - mean) ** 2;
    promised += mean;
    longErrors += (actual - longRunLevel * shares) ** 2;
    longPromised += longRunLevel * shares;
  }
  if (promised <= 0 || longPromised <= 0) return null;
  return {
    days,
    dispersion: errors / promised,
    long_run_dispersion: longErrors / longPromised,
    independent_windows: (levels.length - first - days) / days,
  };
}
