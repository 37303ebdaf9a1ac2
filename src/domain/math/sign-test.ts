import { regularisedBeta } from "./incomplete-beta.ts";

/**
 * Chance that of `trials` tosses of a fair coin so many or more fall on one side, whichever it is (the exact two-sided
 * sign test): 2 · I_½(m, n − m + 1) for the larger side m, at most 1.
 */
export function signTest(heads: number, trials: number): number {
  const larger = Math.max(heads, trials - heads);
  if (trials === 0) return 1;
  return Math.min(1, 2 * regularisedBeta(larger, trials - larger + 1, 0.5));
}
