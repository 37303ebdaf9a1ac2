import { gammaLoss, gammaQuantile, gammaTail } from "../math/gamma-distribution.ts";
import { negativeBinomialLoss, negativeBinomialQuantile, negativeBinomialTail } from "../math/negative-binomial.ts";
import { poissonLoss, poissonQuantile, poissonTail } from "../math/poisson.ts";

/** Demand over a stretch of days as a simple law of chance, in units. `none`: no demand is expected at all. */
export interface SimpleDemandLaw {
  readonly name: "negative_binomial" | "poisson" | "gamma" | "none";
  readonly mean: number;
  readonly variance: number;
}

/** One of several laws that may hold, with the probability that it is the one. */
interface MixturePart {
  readonly weight: number;
  readonly law: SimpleDemandLaw;
}

/** Several laws of which one will hold. */
interface DemandMixture {
  readonly name: "mixture";
  readonly mean: number;
  readonly variance: number;
  readonly parts: readonly MixturePart[];
}

/** Demand over a stretch of days as a law of chance, in units. */
export type DemandDistribution = SimpleDemandLaw | DemandMixture;

/** Chinese names of the laws. */
export const DISTRIBUTION_LABELS: Readonly<Record<DemandDistribution["name"], string>> = {
  negative_binomial: "负二项分布",
  poisson: "泊松分布",
  gamma: "伽马分布",
  none: "无需求",
  mixture: "混合分布（当前水平与长期水平）",
};

/** Above this mean single units no longer matter, and the continuous law is as good and quicker. */
const LARGEST_COUNT_MEAN = 10_000;
/** Nearer to its mean than this, a count's variance is taken for the mean (Poisson). */
const POISSON_RATIO = 1.01;
/** Least relative spread of a continuous demand: nothing is certain to the unit. */
const LEAST_CV_SQUARED = 1e-6;

/** Counts scatter at least like a Poisson variable: negative binomial above that. Fractions and the huge: gamma. */
export function demandDistribution(mean: number, variance: number, is_count: boolean): SimpleDemandLaw {
  if (!(mean > 0)) return { name: "none", mean: 0, variance: 0 };
  if (!is_count || mean > LARGEST_COUNT_MEAN) {
    return { name: "gamma", mean, variance: Math.max(variance, LEAST_CV_SQUARED * mean * mean) };
  }
  if (variance <= POISSON_RATIO * mean) return { name: "poisson", mean, variance: mean };
  return { name: "negative_binomial", mean, variance };
}

/** The laws taken together; a single one, or several alike, stay what they are. Weights add up to 1. */
export function mixtureOf(parts: readonly MixturePart[]): DemandDistribution {
  const held = parts.filter(({ weight }) => weight > 0);
  const [first] = held;
  if (first === undefined) return { name: "none", mean: 0, variance: 0 };
  if (held.every(({ law }) => isAlike(law, first.law))) return first.law;
  let mean = 0;
  let square = 0;
  for (const { weight, law } of held) {
    mean += weight * law.mean;
    square += weight * (law.variance + law.mean * law.mean);
  }
  return { name: "mixture", mean, variance: Math.max(0, square - mean * mean), parts: held };
}

/** The same demand with each law changed. */
export function changedLaws(
  demand: DemandDistribution,
  change: (law: SimpleDemandLaw) => SimpleDemandLaw,
): DemandDistribution {
  if (demand.name !== "mixture") return change(demand);
  return mixtureOf(demand.parts.map(({ weight, law }) => ({ weight, law: change(law) })));
}

function isAlike(a: SimpleDemandLaw, b: SimpleDemandLaw): boolean {
  return a.name === b.name && a.mean === b.mean && a.variance === b.variance;
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
    case "mixture":
      return overParts(demand, (law) => probabilityAbove(law, supply));
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
    case "mixture":
      return mixtureQuantile(demand, p);
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
    case "mixture":
      return overParts(demand, (law) => expectedShortfall(law, supply));
  }
}

function overParts({ parts }: DemandMixture, valueOf: (law: SimpleDemandLaw) => number): number {
  let sum = 0;
  for (const { weight, law } of parts) sum += weight * valueOf(law);
  return sum;
}

const BISECTIONS = 60;

/** Between the least and the greatest of the parts' quantiles, halved until whole units (or a millionth) are told apart. */
function mixtureQuantile(mixture: DemandMixture, p: number): number {
  const ends = mixture.parts.map(({ law }) => demandQuantile(law, p));
  let low = Math.min(...ends);
  let high = Math.max(...ends);
  if (probabilityAbove(mixture, low) <= 1 - p) return low;
  const isCount = mixture.parts.every(({ law }) => law.name !== "gamma");
  for (let step = 0; step < BISECTIONS && high - low > (isCount ? 1 : 1e-6 * high); step++) {
    const middle = isCount ? Math.floor((low + high) / 2) : (low + high) / 2;
    if (probabilityAbove(mixture, middle) <= 1 - p) high = middle;
    else low = middle;
  }
  return high;
}
