import { bestPath } from "../forecast-kernel.ts";
import type { KernelInput, LevelPath } from "../forecast-kernel.ts";
import { valueAt } from "../../math/value-at.ts";

const ALPHAS = [0.05, 0.1, 0.2, 0.3] as const;

/** Croston 1972 with the correction of Syntetos & Boylan 2005, its constant chosen on the past. */
export function crostonSba(input: KernelInput): LevelPath {
  return bestPath(
    input,
    ALPHAS.map((alpha) => (levels) => crostonLevels(input.values, alpha, levels)),
  );
}

/**
 * Size z and interval p are smoothed when demand comes: level = (1 − α/2)·z ÷ p.
 * Both start at the first demand: its size, and the days it took to come.
 */
export function crostonLevels(
  values: Float64Array,
  alpha: number,
  levels: Float64Array = new Float64Array(values.length),
): LevelPath {
  let size = 0;
  let interval = 0;
  let waited = 0;
  let level = 0;
  for (let t = 0; t < values.length; t++) {
    const demand = valueAt(values, t);
    waited++;
    if (demand > 0) {
      size = interval === 0 ? demand : size + alpha * (demand - size);
      interval = interval === 0 ? waited : interval + alpha * (waited - interval);
      waited = 0;
      level = ((1 - alpha / 2) * size) / interval;
    }
    levels[t] = level;
  }
  return { levels, level_variance_ratio: alpha / (2 - alpha) };
}
