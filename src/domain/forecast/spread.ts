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

/** Running sums over all windows of one length, from which their spread follows at any moment. */
export interface SpreadMeter {
  readonly days: number;
  windows: number;
  /** Σ (actual − promised)² and Σ promised. */
  errors: number;
  promised: number;
  /** Σ actual², Σ actual·shares, Σ shares² and Σ shares, for the spread about any level. */
  squares: number;
  products: number;
  share_squares: number;
  shares: number;
}

/** A meter that has seen no window. */
export function createSpreadMeter(days: number): SpreadMeter {
  return { days, windows: 0, errors: 0, promised: 0, squares: 0, products: 0, share_squares: 0, shares: 0 };
}

/** Takes in a window that has ended: what came, the level of its first day, and the shares of its days. */
export function meterWindow(meter: SpreadMeter, actual: number, level: number, shares: number): void {
  const mean = level * shares;
  meter.windows++;
  meter.errors += (actual - mean) ** 2;
  meter.promised += mean;
  meter.squares += actual * actual;
  meter.products += actual * shares;
  meter.share_squares += shares * shares;
  meter.shares += shares;
}

/** What a meter shows about the path and about a long-run level m, Σ(a − m·s)² = Σa² − 2m·Σas + m²·Σs²; null without demand. */
export function meteredSpread(meter: SpreadMeter, longRunLevel: number): MeasuredSpread | null {
  const longPromised = longRunLevel * meter.shares;
  if (meter.promised <= 0 || longPromised <= 0) return null;
  const longErrors = meter.squares - 2 * longRunLevel * meter.products + longRunLevel ** 2 * meter.share_squares;
  return {
    days: meter.days,
    dispersion: meter.errors / meter.promised,
    long_run_dispersion: Math.max(0, longErrors) / longPromised,
    independent_windows: meter.windows / meter.days,
  };
}

/** Spread of sums over `days` in a whole history; null where no window has ended yet. */
export function measuredSpread(
  history: History,
  levels: Float64Array,
  longRunLevel: number,
  days: number,
): MeasuredSpread | null {
  const { value_sums, index_sums } = history;
  const meter = createSpreadMeter(days);
  for (let origin = warmUpDays(levels.length) - 1; origin + days < levels.length; origin++) {
    const shares = valueAt(index_sums, origin + days + 1) - valueAt(index_sums, origin + 1);
    const actual = valueAt(value_sums, origin + days + 1) - valueAt(value_sums, origin + 1);
    meterWindow(meter, actual, valueAt(levels, origin), shares);
  }
  return meteredSpread(meter, longRunLevel);
}

/**
 * Dispersion of sums over `days` as it was known at each of some past days (ascending): squared errors of all windows
 * that had ended by then, over what they would be if the variance of a day equalled its level. So one number stays valid
 * while the level moves (quasi-Poisson; McCullagh & Nelder 1989, 9.2). NaN before the first window has ended.
 */
export function dispersionsAt(
  { value_sums, index_sums, values }: History,
  { levels, level_variance_ratio }: LevelPath,
  days: number,
  moments: readonly number[],
): Float64Array {
  const dispersions = new Float64Array(moments.length).fill(NaN);
  let end = warmUpDays(values.length) + days - 1;
  let errors = 0;
  let weights = 0;
  for (const [i, moment] of moments.entries()) {
    for (; end <= moment; end++) {
      const origin = end - days;
      const level = valueAt(levels, origin);
      const shares = valueAt(index_sums, end + 1) - valueAt(index_sums, origin + 1);
      const actual = valueAt(value_sums, end + 1) - valueAt(value_sums, origin + 1);
      errors += (actual - level * shares) ** 2;
      weights += spreadWeight(level, shares, level_variance_ratio);
    }
    if (weights > 0) dispersions[i] = errors / weights;
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
