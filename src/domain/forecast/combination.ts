import { pathOf } from "./forecast-kernel.ts";
import type { KernelInput, LevelPath } from "./forecast-kernel.ts";
import { movingMean } from "./moving-mean.ts";
import { simpleExponentialSmoothing } from "./simple-exponential-smoothing.ts";
import { tsb } from "./tsb.ts";
import { valueAt } from "../math/value-at.ts";

/** Mean of smoothing, TSB and the moving mean: combining costs little and rarely loses (Bates & Granger 1969). */
export function combination(input: KernelInput): LevelPath {
  const paths = [simpleExponentialSmoothing, tsb, movingMean].map((kernel) => pathOf(kernel, input));
  const levels = new Float64Array(input.values.length);
  for (const path of paths)
    for (let t = 0; t < levels.length; t++) levels[t] = valueAt(levels, t) + valueAt(path.levels, t);
  for (let t = 0; t < levels.length; t++) levels[t] = valueAt(levels, t) / paths.length;
  return {
    levels,
    level_variance_ratio: paths.reduce((sum, path) => sum + path.level_variance_ratio, 0) / paths.length,
  };
}
