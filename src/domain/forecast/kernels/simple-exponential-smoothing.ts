import { bestPath, startingLevel } from "../forecast-kernel.ts";
import type { KernelInput, LevelPath } from "../forecast-kernel.ts";
import { valueAt } from "../../math/value-at.ts";

const ALPHAS = [0.02, 0.06, 0.15, 0.35] as const;

/** Simple exponential smoothing with the constant that would have served best (Brown 1956). */
export function simpleExponentialSmoothing(input: KernelInput): LevelPath {
  return bestPath(
    input,
    ALPHAS.map((alpha) => (levels) => smoothedLevels(input, alpha, levels)),
  );
}

/**
 * level ← level + α·(demand − level·index). The error is not divided by the index, so a weekday on which hardly
 * anything is sold hardly moves the level. Variance of the level: α ÷ (2 − α) of a day's.
 */
export function smoothedLevels(
  input: KernelInput,
  alpha: number,
  levels: Float64Array = new Float64Array(input.values.length),
): LevelPath {
  const { values, index } = input;
  let level = startingLevel(input);
  for (let t = 0; t < values.length; t++) {
    level = Math.max(0, level + alpha * (valueAt(values, t) - level * valueAt(index, t)));
    levels[t] = level;
  }
  return { levels, level_variance_ratio: alpha / (2 - alpha) };
}
