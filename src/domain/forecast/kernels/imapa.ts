import type { KernelInput, LevelPath } from "../forecast-kernel.ts";
import { bucketLevels, usualGap } from "./adida.ts";
import { valueAt } from "../../math/value-at.ts";

const ALPHA = 0.15;
const MOST_BUCKETS = 5;

/** IMAPA (Petropoulos & Kourentzes 2015): the mean over all bucket lengths from a day to the usual gap, at most five. */
export function imapa(input: KernelInput): LevelPath {
  const lengths = Array.from({ length: Math.min(MOST_BUCKETS, Math.max(2, usualGap(input))) }, (_, i) => i + 1);
  const levels = new Float64Array(input.values.length);
  const bucketed = new Float64Array(input.values.length);
  let ratio = 0;
  for (const length of lengths) {
    const path = bucketLevels(input, length, ALPHA, bucketed);
    for (let t = 0; t < levels.length; t++) levels[t] = valueAt(levels, t) + valueAt(path.levels, t) / lengths.length;
    ratio += path.level_variance_ratio / lengths.length;
  }
  return { levels, level_variance_ratio: ratio };
}
