import { quantile } from "../math/quantile.ts";
import { seededRandom } from "../math/seeded-random.ts";
import { mapSteps, type Steps } from "../math/steps.ts";
import { valueAt } from "../math/value-at.ts";
import type { MatchedDifference } from "./matched-difference.ts";

/** An estimate with the ends of its interval. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** How an interval is drawn. */
export interface IntervalTerms {
  readonly draws: number;
  readonly seed: number;
  readonly confidence: number;
}

/**
 * Percentile interval of a matched difference, customers weighed anew in each draw by exponential weights (Rubin 1981).
 * The matches stay as they are: drawing customers anew and matching again is not valid (Abadie & Imbens 2008), weighing
 * each one's part of the estimate is (Otsu & Rai 2017). A customer's parts go together, so customers are the clusters.
 * A draw at a time.
 */
export function* bootstrapSteps(
  difference: MatchedDifference,
  { draws, seed, confidence }: IntervalTerms,
): Steps<Interval> {
  const random = seededRandom(seed);
  const drawn = yield* mapSteps(Array.from({ length: draws }), 1, () => weighed(difference, random));
  const tail = (1 - confidence) / 2;
  return { value: difference.value, low: quantile(drawn, tail), high: quantile(drawn, 1 - tail) };
}

function weighed({ numerators, denominators }: MatchedDifference, random: () => number): number {
  let numerator = 0;
  let denominator = 0;
  for (let i = 0; i < numerators.length; i++) {
    const weight = -Math.log(1 - random());
    numerator += weight * valueAt(numerators, i);
    denominator += weight * valueAt(denominators, i);
  }
  return numerator / denominator;
}

/** An interval times a factor; a negative factor turns its ends round. */
export function scaled({ value, low, high }: Interval, factor: number): Interval {
  const ends = [low * factor, high * factor];
  return { value: value * factor, low: Math.min(...ends), high: Math.max(...ends) };
}

/** Whether an interval lies on one side of nought. */
export function excludesNought({ low, high }: Interval): boolean {
  return low > 0 || high < 0;
}
