import { bestPath, startingLevel } from "../forecast-kernel.ts";
import type { KernelInput, LevelPath } from "../forecast-kernel.ts";
import { valueAt } from "../../math/value-at.ts";

const CONSTANTS = [
  { alpha: 0.1, beta: 0.05 },
  { alpha: 0.1, beta: 0.2 },
  { alpha: 0.3, beta: 0.1 },
] as const;
/** Damping per day: a trend loses half of its pace in a month. */
const DAMPING = 0.977;

/** Damped additive trend, multiplicative season (Gardner & McKenzie 1985), its constants chosen on the past. */
export function dampedTrend(input: KernelInput): LevelPath {
  return bestPath(
    input,
    CONSTANTS.map(
      ({ alpha, beta }) =>
        (levels) =>
          dampedLevels(input, alpha, beta, levels),
    ),
  );
}

/**
 * l ← l + φb + α·e, b ← φb + αβ·e with e = demand − (l + φb)·share. The level that is promised is the mean over the
 * coming days, l + b·(φ + φ² + … + φᵈ averaged).
 */
export function dampedLevels(
  input: KernelInput,
  alpha: number,
  beta: number,
  levels: Float64Array = new Float64Array(input.values.length),
): LevelPath {
  const { values, index, days } = input;
  const ahead = meanDamping(days);
  let level = startingLevel(input);
  let trend = 0;
  for (let t = 0; t < values.length; t++) {
    const expected = level + DAMPING * trend;
    const error = valueAt(values, t) - expected * valueAt(index, t);
    level = Math.max(0, expected + alpha * error);
    trend = DAMPING * trend + alpha * beta * error;
    levels[t] = Math.max(0, level + ahead * trend);
  }
  return { levels, level_variance_ratio: alpha / (2 - alpha) };
}

/** Mean over h = 1…d of φ + … + φʰ, where φ + … + φʰ = φ·(1 − φʰ) ÷ (1 − φ). */
function meanDamping(days: number): number {
  const endless = DAMPING / (1 - DAMPING);
  return endless * (1 - (endless * (1 - DAMPING ** days)) / days);
}
