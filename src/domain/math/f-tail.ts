import { regularisedBeta } from "./incomplete-beta.ts";

/** P(F > f) for the F law with d₁ and d₂ degrees of freedom: I_x(d₂ ÷ 2, d₁ ÷ 2), x = d₂ ÷ (d₂ + d₁·f); DLMF 8.17. */
export function fTail(f: number, between: number, within: number): number {
  if (f <= 0) return 1;
  if (f === Infinity) return 0;
  return regularisedBeta(within / 2, between / 2, within / (within + between * f));
}
