import { valueAt } from "../math/value-at.ts";

/** A lasting change of an item's level. */
export interface LevelShift {
  readonly direction: "up" | "down";
  /** Place of the day on which it began. */
  readonly since: number;
  readonly sentence: string;
}

/** Shift looked for: one standard deviation; half of it is the reference value k. */
const REFERENCE = 0.5;
/** A single day counts for no more standard deviations than this: a spike is no drift. */
const LARGEST_RESIDUAL = 2.5;
/** Siegmund's correction for the overshoot of the limit. */
const OVERSHOOT = 1.166;

/**
 * Days between false alarms of a two-sided CUSUM with limit h and k = ½ on standard normal residuals: half of
 * (e^b − b − 1) ÷ 0.5 with b = h + 1.166 (Siegmund 1985; Montgomery, Statistical Quality Control, 9.1.5).
 */
export function cusumRunLength(limit: number): number {
  const b = limit + OVERSHOOT;
  const doubled = 2 * REFERENCE * b;
  return (Math.exp(doubled) - doubled - 1) / (2 * REFERENCE * REFERENCE) / 2;
}

/** The limit h whose average run length without a change is `run_length_days`, by bisection. */
export function cusumLimit(run_length_days: number): number {
  let [low, high] = [0, 30];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (cusumRunLength(middle) < run_length_days) low = middle;
    else high = middle;
  }
  return high;
}

/** (value − expected) ÷ √(dispersion·expected) of each day; 0 where nothing was expected. */
export function residualsOf(values: Float64Array, expected: Float64Array, dispersion: number): readonly number[] {
  return Array.from(values, (value, day) => {
    const mean = valueAt(expected, day);
    return mean > 0 ? (value - mean) / Math.sqrt(dispersion * mean) : 0;
  });
}

/**
 * Page's test (1954) on residuals in standard deviations, oldest first: the latest change that is still on, or null.
 * `run_length_days`: days between false alarms of one item.
 */
export function levelShift(residuals: readonly number[], run_length_days: number): LevelShift | null {
  const limit = cusumLimit(run_length_days);
  const up = page(residuals, 1);
  const down = page(residuals, -1);
  if (up.sum <= limit && down.sum <= limit) return null;
  const [direction, since] = up.sum >= down.sum ? (["up", up.since] as const) : (["down", down.since] as const);
  const days = residuals.length - since;
  const sentence = `近 ${days} 天销量持续${direction === "up" ? "高于" : "低于"}平常水平，预测水平已变，请核对补货参数。`;
  return { direction, since, sentence };
}

function page(residuals: readonly number[], sign: 1 | -1): { readonly sum: number; readonly since: number } {
  let sum = 0;
  let since = 0;
  residuals.forEach((residual, day) => {
    const bounded = Math.min(LARGEST_RESIDUAL, Math.max(-LARGEST_RESIDUAL, sign * residual));
    sum = Math.max(0, sum + bounded - REFERENCE);
    if (sum === 0) since = day + 1;
  });
  return { sum, since };
}
