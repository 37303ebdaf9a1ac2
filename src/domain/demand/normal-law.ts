import { normalCdf, normalQuantile } from "../math/normal.ts";
import { standardNormalLoss } from "../math/standard-normal-loss.ts";
import type { DemandLaw } from "./demand-law.ts";

/** Normal demand as in the textbooks, for comparison with them: it may fall below zero, real demand may not. */
export function normalLaw(mean: number, sd: number): DemandLaw {
  if (!(sd > 0)) return certainLaw(mean);
  return {
    mean,
    is_count: false,
    tail: (x) => normalCdf((mean - x) / sd),
    quantile: (p) => mean + sd * normalQuantile(p),
    expectedShortfall: (x) => sd * standardNormalLoss((x - mean) / sd),
  };
}

/** Demand without chance. */
function certainLaw(mean: number): DemandLaw {
  return {
    mean,
    is_count: false,
    tail: (x) => (x < mean ? 1 : 0),
    quantile: () => mean,
    expectedShortfall: (x) => Math.max(0, mean - x),
  };
}
