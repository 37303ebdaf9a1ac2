import type { KernelInput, LevelPath } from "../forecast-kernel.ts";
import { trailingMean } from "./moving-mean.ts";

/** Seasonal naive: the coming cycle will be like the last one. The yardstick every other method has to beat. */
export function seasonalNaive(input: KernelInput): LevelPath {
  return trailingMean(input, input.pooled.season.factors.length);
}
