import { regularisedGammaP, regularisedGammaQ } from "./incomplete-gamma.ts";
import { normalQuantile } from "./normal.ts";
import { wilsonHilfertyQuantile } from "./wilson-hilferty.ts";

/** A positive quantity: shape mean² ÷ variance, scale variance ÷ mean. */
export interface GammaLaw {
  readonly mean: number;
  readonly variance: number;
}

/** P(Y ≤ y). */
export function gammaCdf({ mean, variance }: GammaLaw, y: number): number {
  return regularisedGammaP((mean * mean) / variance, (y * mean) / variance);
}

/** P(Y > y), exact in the far tail. */
export function gammaTail({ mean, variance }: GammaLaw, y: number): number {
  return regularisedGammaQ((mean * mean) / variance, (y * mean) / variance);
}

/** y with P(Y ≤ y) = p, by bisection in a bracket grown from the Wilson–Hilferty value. */
export function gammaQuantile(law: GammaLaw, p: number): number {
  let high = Math.max(wilsonHilfertyQuantile(law.mean, law.variance, normalQuantile(p)), law.mean * 1e-6);
  let low = high;
  while (gammaCdf(law, high) < p) high *= 1.25;
  while (low > law.mean * 1e-12 && gammaCdf(law, low) >= p) low /= 1.25;
  for (let step = 0; step < 60 && high - low > high * 1e-13; step++) {
    const middle = (low + high) / 2;
    if (gammaCdf(law, middle) >= p) high = middle;
    else low = middle;
  }
  return high;
}

/** Expected shortfall E[(Y − y)⁺] = mean·Q(shape + 1, y ÷ scale) − y·Q(shape, y ÷ scale). */
export function gammaLoss(law: GammaLaw, y: number): number {
  if (y <= 0) return law.mean - y;
  const shape = (law.mean * law.mean) / law.variance;
  const scaled = (y * law.mean) / law.variance;
  return Math.max(0, law.mean * regularisedGammaQ(shape + 1, scaled) - y * regularisedGammaQ(shape, scaled));
}
