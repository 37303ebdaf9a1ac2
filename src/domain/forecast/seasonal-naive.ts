import type { KernelInput, LevelPath } from "./forecast-kernel.ts";
import { trailingMean } from "./moving-mean.ts";

/** Seasonal naive: the coming week will be like the last one. The yardstick every other method has to beat. */
export function seasonalNaive(input: KernelInput): LevelPath {
  return trailingMean(input, 7);
}
