import { wilsonHilfertyQuantile } from "../math/wilson-hilferty.ts";
import type { DemandDistribution } from "../demand/demand-distribution.ts";

/** The middle of a demand and the range that holds it in eight cases of ten. */
export interface DemandBand {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}

/** Up to this mean the band is counted out exactly; above it the closed form is within a pixel of the truth. */
const LARGEST_COUNTED_MEAN = 60;
const Z_90 = 1.2815515655446004;

/** 10 %, 50 % and 90 % quantiles, for drawing. */
export function demandBand(demand: DemandDistribution): DemandBand {
  const { name, mean, variance } = demand;
  if (name === "none") return { p10: 0, p50: 0, p90: 0 };
  if (name !== "gamma" && mean <= LARGEST_COUNTED_MEAN) return countedBand(demand);
  return {
    p10: wilsonHilfertyQuantile(mean, variance, -Z_90),
    p50: wilsonHilfertyQuantile(mean, variance, 0),
    p90: wilsonHilfertyQuantile(mean, variance, Z_90),
  };
}

/** One walk up the probabilities of a Poisson or negative binomial variable, by their recurrence. */
function countedBand({ name, mean, variance }: DemandDistribution): DemandBand {
  const q = name === "poisson" ? 0 : 1 - mean / variance;
  const drift = name === "poisson" ? mean : (mean * mean) / variance;
  let probability = Math.exp(name === "poisson" ? -mean : (drift / q) * Math.log1p(-q));
  let sum = probability;
  let n = 0;
  const upTo = (p: number): number => {
    while (sum < p) {
      probability *= (drift + q * n) / (n + 1);
      n++;
      sum += probability;
    }
    return n;
  };
  return { p10: upTo(0.1), p50: upTo(0.5), p90: upTo(0.9) };
}
