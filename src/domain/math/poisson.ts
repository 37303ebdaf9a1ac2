import { discreteQuantile } from "./discrete-quantile.ts";
import { regularisedGammaP, regularisedGammaQ } from "./incomplete-gamma.ts";
import { normalQuantile } from "./normal.ts";
import { wilsonHilfertyQuantile } from "./wilson-hilferty.ts";

/** P(N ≤ k) for N ~ Poisson(mean): Q(⌊k⌋ + 1, mean), DLMF 8.4.10. */
export function poissonCdf(mean: number, k: number): number {
  return k < 0 ? 0 : regularisedGammaQ(Math.floor(k) + 1, mean);
}

/** P(N > k), exact in the far tail. */
export function poissonTail(mean: number, k: number): number {
  return k < 0 ? 1 : regularisedGammaP(Math.floor(k) + 1, mean);
}

/** Smallest k with P(N ≤ k) ≥ p. */
export function poissonQuantile(mean: number, p: number): number {
  const guess = wilsonHilfertyQuantile(mean, mean, normalQuantile(p));
  return discreteQuantile((k) => poissonCdf(mean, k), p, guess, 1);
}

/** Expected shortfall E[(N − x)⁺] = mean·P(N ≥ ⌊x⌋) − x·P(N > ⌊x⌋), Snyder & Shen (C.41). */
export function poissonLoss(mean: number, x: number): number {
  if (x < 0) return mean - x;
  const whole = Math.floor(x);
  return Math.max(0, mean * poissonTail(mean, whole - 1) - x * poissonTail(mean, whole));
}
