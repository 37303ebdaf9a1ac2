import type { DemandLaw } from "./demand-law.ts";

/** A law with units on top that are wanted for certain: D + c. */
export function shiftedLaw(law: DemandLaw, certain: number): DemandLaw {
  if (certain === 0) return law;
  return {
    mean: law.mean + certain,
    is_count: law.is_count && Number.isInteger(certain),
    tail: (x) => (x < certain ? 1 : law.tail(x - certain)),
    quantile: (p) => law.quantile(p) + certain,
    expectedShortfall: (x) => (x < certain ? law.mean + certain - x : law.expectedShortfall(x - certain)),
  };
}
