import { WARM_UP_DAYS } from "./forecast-kernel.ts";
import type { LevelPath } from "./forecast-kernel.ts";
import type { History } from "./history.ts";
import { valueAt } from "../math/value-at.ts";

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
  for (let end = WARM_UP_DAYS + days - 1; end < dispersions.length; end++) {
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

/** Weight, in independent windows, of the belief that sums of days scatter like independent days. */
const PRIOR_WINDOWS = 2;

/**
 * Mean of two views of the spread: the one of single days, and the one measured on whole windows, which also sees drift
 * and clumping. The measured one counts by the number of windows that fit side by side.
 */
export function blendedDispersion(ofDays: number, ofWindows: number, independentWindows: number): number {
  if (Number.isNaN(ofWindows)) return Number.isNaN(ofDays) ? 1 : ofDays;
  const measured = (independentWindows * ofWindows + PRIOR_WINDOWS * ofDays) / (independentWindows + PRIOR_WINDOWS);
  return (ofDays + measured) / 2;
}
