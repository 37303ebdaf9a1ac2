import { discreteQuantile } from "./discrete-quantile.ts";
import { regularisedBeta } from "./incomplete-beta.ts";
import { normalQuantile } from "./normal.ts";
import { wilsonHilfertyQuantile } from "./wilson-hilferty.ts";

/** A count with variance above its mean: size r = mean² ÷ (variance − mean), success probability mean ÷ variance. */
export interface NegativeBinomial {
  readonly mean: number;
  readonly variance: number;
}

/** Up to this count the plain sum of the probabilities is faster than the beta function. */
const LONGEST_SUM = 256;
const SMALLEST_LOG_START = -600;

/** P(N ≤ k): I_p(r, ⌊k⌋ + 1), DLMF 8.17.24. */
export function negativeBinomialCdf({ mean, variance }: NegativeBinomial, k: number): number {
  if (k < 0) return 0;
  const whole = Math.floor(k);
  const size = (mean * mean) / (variance - mean);
  const logStart = -size * Math.log1p(mean / size);
  if (whole <= LONGEST_SUM && logStart > SMALLEST_LOG_START) {
    return sumOfProbabilities(Math.exp(logStart), size, 1 - mean / variance, whole);
  }
  return regularisedBeta(size, whole + 1, mean / variance, (variance - mean) / variance);
}

/** P(N > k). */
export function negativeBinomialTail(law: NegativeBinomial, k: number): number {
  return Math.max(0, 1 - negativeBinomialCdf(law, k));
}

/** Smallest k with P(N ≤ k) ≥ p. */
export function negativeBinomialQuantile(law: NegativeBinomial, p: number): number {
  const guess = wilsonHilfertyQuantile(law.mean, law.variance, normalQuantile(p));
  return discreteQuantile((k) => negativeBinomialCdf(law, k), p, guess, Math.sqrt(law.variance) / 8);
}

/**
 * Expected shortfall E[(N − x)⁺] = mean·P(M ≥ ⌊x⌋) − x·P(N > ⌊x⌋), where M has size r + 1 and the same p,
 * because n·f(n; r) = mean·f(n − 1; r + 1).
 */
export function negativeBinomialLoss(law: NegativeBinomial, x: number): number {
  if (x < 0) return law.mean - x;
  const whole = Math.floor(x);
  const scale = 1 + (law.variance - law.mean) / (law.mean * law.mean);
  const widened = { mean: law.mean * scale, variance: law.variance * scale };
  return Math.max(0, law.mean * negativeBinomialTail(widened, whole - 1) - x * negativeBinomialTail(law, whole));
}

/** f(0) + … + f(k) by the recurrence f(n + 1) = f(n)·q·(n + r) ÷ (n + 1). */
function sumOfProbabilities(start: number, size: number, q: number, k: number): number {
  let probability = start;
  let sum = start;
  for (let n = 0; n < k; n++) {
    probability *= (q * (n + size)) / (n + 1);
    sum += probability;
  }
  return Math.min(1, sum);
}
