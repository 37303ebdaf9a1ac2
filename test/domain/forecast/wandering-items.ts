import { negativeBinomialQuantile } from "../../../src/domain/math/negative-binomial.ts";
import { days, seededRandom } from "../demand/a-series.ts";

/** Days of a planted item that are known, and days after them that are not. */
export const HISTORY_DAYS = 350;
/** Days that are forecast. */
export const AHEAD = 14;

/** Planted items, each a past and the fortnight after it. */
export function wanderingItems(count: number): readonly (readonly number[])[] {
  return days(count, 0).map((_, item) => wanderingItem(7919 * (item + 1)));
}

/** Negative binomial demand, variance 1.2 to 4 times the mean, about a level that wanders by 1.5 % a day. */
function wanderingItem(seed: number): readonly number[] {
  const random = seededRandom(seed);
  const ratio = 1.2 + 2.8 * random();
  let level = Math.exp(4 * random() - 1.5);
  return days(HISTORY_DAYS + AHEAD, () => {
    level *= Math.exp(0.015 * 2 * Math.sqrt(3) * (random() - 0.5));
    return negativeBinomialQuantile({ mean: level, variance: ratio * level }, Math.min(0.99999, random()));
  });
}
