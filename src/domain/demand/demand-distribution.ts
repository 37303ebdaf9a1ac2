import { gammaLoss, gammaQuantile, gammaTail } from "../math/gamma-distribution.ts";
import { negativeBinomialLoss, negativeBinomialQuantile, negativeBinomialTail } from "../math/negative-binomial.ts";
import { poissonLoss, poissonQuantile, poissonTail } from "../math/poisson.ts";

/** Demand over a stretch of days as a law of chance, in units. `none`: no demand is expected at all. */
export interface DemandDistribution {
  readonly name: "negative_binomial" | "poisson" | "gamma" | "none";
  readonly mean: number;
  readonly variance: number;
}

/** Chinese names of the laws. */
export const DISTRIBUTION_LABELS: Readonly<Record<DemandDistribution["name"], string>> = {
  negative_binomial: "负二项分布",
  poisson: "泊松分布",
  gamma: "伽马分布",
  none: "无需求",
};

/** Above this mean single units no longer matter, and the continuous law is as good and quicker. */
const LARGEST_COUNT_MEAN = 10_000;
/** Nearer to its mean than this, a count's variance is taken for the mean (Poisson). */
const POISSON_RATIO = 1.01;
/** Least relative spread of a continuous demand: nothing is certain to the unit. */
const LEAST_CV_SQUARED = 1e-6;

/** Counts scatter at least like a Poisson variable: negative binomial above that. Fractions and the huge: gamma. */
export function demandDistribution(mean: number, variance: number, is_count: boolean): DemandDistribution {
  if (!(mean > 0)) return { name: "none", mean: 0, variance: 0 };
  if (!is_count || mean > LARGEST_COUNT_MEAN) {
    return { name: "gamma", mean, variance: Math.max(variance, LEAST_CV_SQUARED * mean * mean) };
  }
  if (variance <= POISSON_RATIO * mean) return { name: "poisson", mean, variance: mean };
  return { name: "negative_binomial", mean, variance };
}

/** P(D > supply). */
export function probabilityAbove(demand: DemandDistribution, supply: number): number {
  if (supply < 0) return 1;
  switch (demand.name) {
    case "none":
      return 0;
    case "poisson":
      return poissonTail(demand.mean, supply);
    case "negative_binomial":
      return negativeBinomialTail(demand, supply);
    case "gamma":
      return gammaTail(demand, supply);
  }
}

/** Least quantity that covers the demand with probability p < 1. */
export function demandQuantile(demand: DemandDistribution, p: number): number {
  switch (demand.name) {
    case "none":
      return 0;
    case "poisson":
      return poissonQuantile(demand.mean, p);
    case "negative_binomial":
      return negativeBinomialQuantile(demand, p);
    case "gamma":
      return gammaQuantile(demand, p);
  }
}

/** E[(D − supply)⁺]: units that will be wanted and not be there. */
export function expectedShortfall(demand: DemandDistribution, supply: number): number {
  switch (demand.name) {
    case "none":
      return Math.max(0, -supply);
    case "poisson":
      return poissonLoss(demand.mean, supply);
    case "negative_binomial":
      return negativeBinomialLoss(demand, supply);
    case "gamma":
      return gammaLoss(demand, supply);
  }
}
