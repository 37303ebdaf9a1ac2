import { demandQuantile, expectedShortfall, probabilityAbove } from "./demand-distribution.ts";
import type { DemandDistribution } from "./demand-distribution.ts";

/** Demand over a stretch of days as a law of chance, in units; all that a stock policy needs to know of it. */
export interface DemandLaw {
  /** E[D]. */
  readonly mean: number;
  /** Whether only whole units are wanted. */
  readonly is_count: boolean;
  /** P(D > x). */
  readonly tail: (x: number) => number;
  /** Least x with P(D ≤ x) ≥ p, for 0 < p < 1. */
  readonly quantile: (p: number) => number;
  /** E[(D − x)⁺]: the loss function n(x) of Snyder & Shen, appendix C. */
  readonly expectedShortfall: (x: number) => number;
}

/** The law of a fitted distribution. */
export function demandLaw(demand: DemandDistribution): DemandLaw {
  return {
    mean: demand.mean,
    is_count: isCounted(demand),
    tail: (x) => probabilityAbove(demand, x),
    quantile: (p) => demandQuantile(demand, p),
    expectedShortfall: (x) => expectedShortfall(demand, x),
  };
}

function isCounted(demand: DemandDistribution): boolean {
  return demand.name === "mixture" ? demand.parts.every(({ law }) => law.name !== "gamma") : demand.name !== "gamma";
}

/** E[(x − D)⁺]: units expected to be left; the complementary loss x − E[D] + n(x), Snyder & Shen (C.5). */
export function expectedLeftover(law: DemandLaw, x: number): number {
  return Math.max(0, x - law.mean + law.expectedShortfall(x));
}
