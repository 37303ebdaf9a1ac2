import { bestPath } from "../forecast-kernel.ts";
import type { KernelInput, LevelPath } from "../forecast-kernel.ts";
import { valueAt } from "../../math/value-at.ts";

const PROBABILITY_BETAS = [0.02, 0.06, 0.15] as const;
const SIZE_ALPHA = 0.1;

/** Teunter, Syntetos & Babai 2011, constants chosen on the past: right for items that are dying out. */
export function tsb(input: KernelInput): LevelPath {
  return bestPath(
    input,
    PROBABILITY_BETAS.map((beta) => (levels) => tsbLevels(input.values, beta, SIZE_ALPHA, levels)),
  );
}

/**
 * The probability of demand is smoothed every day, its size when demand comes: level = probability·size.
 * The probability starts at its share of the first four weeks, the size at the first demand.
 */
export function tsbLevels(
  values: Float64Array,
  beta: number,
  alpha: number,
  levels: Float64Array = new Float64Array(values.length),
): LevelPath {
  let probability = startingProbability(values);
  let size = 0;
  for (let t = 0; t < values.length; t++) {
    const demand = valueAt(values, t);
    probability += beta * ((demand > 0 ? 1 : 0) - probability);
    if (demand > 0) size = size === 0 ? demand : size + alpha * (demand - size);
    levels[t] = probability * size;
  }
  return { levels, level_variance_ratio: beta / (2 - beta) };
}

function startingProbability(values: Float64Array): number {
  const days = Math.min(values.length, 28);
  let demands = 0;
  for (let t = 0; t < days; t++) if (valueAt(values, t) > 0) demands++;
  return days === 0 ? 0 : demands / days;
}
