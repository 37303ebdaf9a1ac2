import type { KernelInput, LevelPath } from "../forecast-kernel.ts";
import { valueAt } from "../../math/value-at.ts";

/** A quarter of a year. */
const WINDOW_DAYS = 91;

/** Mean of the last 91 in-stock days: the second yardstick, and the answer when history is too short to compare. */
export function movingMean(input: KernelInput): LevelPath {
  return trailingMean(input, WINDOW_DAYS);
}

/** Sum of the last `window` days over the sum of their index, by a running sum. */
export function trailingMean({ values, index }: KernelInput, window: number): LevelPath {
  const levels = new Float64Array(values.length);
  let sum = 0;
  let weight = 0;
  for (let t = 0; t < values.length; t++) {
    sum += valueAt(values, t) - (t >= window ? valueAt(values, t - window) : 0);
    weight += valueAt(index, t) - (t >= window ? valueAt(index, t - window) : 0);
    levels[t] = weight > 1e-9 ? Math.max(0, sum / weight) : 0;
  }
  return { levels, level_variance_ratio: 1 / Math.max(1, Math.min(window, values.length)) };
}
