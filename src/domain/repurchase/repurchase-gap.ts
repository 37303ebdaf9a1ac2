import { studentQuantile } from "../math/student-t.ts";
import { gapLaw } from "./gap-law.ts";
import type { GapPopulation, GapSums } from "./gap-law.ts";

/** A customer's own repurchase gap. */
export interface RepurchaseGap {
  /** Whole days without a purchase after which the customer counts as lost. */
  readonly days: number;
  /** The customer's usual gap: the median, days. */
  readonly usual_days: number;
  /** How far the customer's own gaps decide: 0 = the population alone, towards 1 = the customer alone. */
  readonly own_share: number;
}

/** The share of gaps of customers who come again that is longer than the repurchase gap is one minus this. */
const LOST_QUANTILE = 0.9;

/**
 * The upper quantile of a customer's gaps between order days, their own gaps shrunk to the population's: one who has come
 * again after each gap exceeds it once in ten times. A customer with one order gets the population's.
 */
export function repurchaseGap(population: GapPopulation, own: GapSums, p = LOST_QUANTILE): RepurchaseGap {
  return repurchaseGaps(population, p)(own);
}

/** The same for many customers: Student's quantile, which only the number of gaps decides, is found once for each. */
export function repurchaseGaps(population: GapPopulation, p = LOST_QUANTILE): (own: GapSums) => RepurchaseGap {
  const quantiles = new Map<number, number>();
  return (own) => {
    const { mean, scale, freedom } = gapLaw(population, own);
    const quantile = quantiles.get(own.gaps) ?? studentQuantile(p, freedom);
    quantiles.set(own.gaps, quantile);
    return {
      days: Math.ceil(Math.exp(mean + scale * quantile)),
      usual_days: Math.exp(mean),
      own_share: own.gaps / (own.gaps + population.weight),
    };
  };
}

/** Whether nothing was bought for longer than the repurchase gap. */
export function isLost(gap: RepurchaseGap, days_since_last: number): boolean {
  return days_since_last > gap.days;
}
