import { regularisedGammaP, regularisedGammaQ } from "./incomplete-gamma.ts";

/** Error function, erf(x) = P(½, x²) for x ≥ 0, odd (DLMF 7.11.1). */
export function erf(x: number): number {
  return x >= 0 ? regularisedGammaP(0.5, x * x) : -regularisedGammaP(0.5, x * x);
}

/** Complementary error function 1 − erf(x), exact in the far right tail (DLMF 7.11.2). */
export function erfc(x: number): number {
  return x >= 0 ? regularisedGammaQ(0.5, x * x) : 1 + regularisedGammaP(0.5, x * x);
}
