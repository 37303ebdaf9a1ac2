import { logGamma } from "../math/log-gamma.ts";
import { nelderMeadSteps } from "../math/nelder-mead.ts";
import type { Steps } from "../math/steps.ts";
import { studentCdf, studentQuantile } from "../math/student-t.ts";

/** The gaps between a buyer's purchase days, kept as sums that each purchase adds to: gaps in days, natural logs. */
export interface GapSums {
  readonly gaps: number;
  readonly log_sum: number;
  readonly log_square_sum: number;
}

/**
 * How ln(gap) scatters over buyers and within one: within a buyer Normal(m, s²), s² scaled inverse χ²(freedom, variance),
 * m Normal(mean, s² ÷ weight) (the conjugate normal–inverse-gamma law; Gelman et al., Bayesian Data Analysis, 3.3).
 */
export interface GapPopulation {
  readonly mean: number;
  /** A buyer's mean is pulled to the population's as by so many gaps. */
  readonly weight: number;
  readonly variance: number;
  /** A buyer's variance is pulled as by so many gaps. */
  readonly freedom: number;
}

/** The next gap of one buyer: ln(gap) is Student's t. */
export interface GapLaw {
  readonly mean: number;
  readonly scale: number;
  readonly freedom: number;
}

/** A population that was learned, or why none was. */
export type GapPopulationFit =
  | { readonly kind: "estimated"; readonly population: GapPopulation; readonly buyers: number }
  | { readonly kind: "not_estimable"; readonly reason: "too_few_buyers"; readonly buyers: number };

export const NO_GAPS: GapSums = { gaps: 0, log_sum: 0, log_square_sum: 0 };

/** The sums with one gap more; a gap is at least a day. */
export function withGap({ gaps, log_sum, log_square_sum }: GapSums, days: number): GapSums {
  const log = Math.log(Math.max(1, days));
  return { gaps: gaps + 1, log_sum: log_sum + log, log_square_sum: log_square_sum + log * log };
}

const LEAST_BUYERS = 20;
/** More buyers than this are thinned evenly: the four parameters do not get better. */
const MOST_BUYERS = 5_000;
/** Bounds of weight and freedom, in gaps: beyond them the likelihood is flat. */
const LEAST_PULL = 0.05;
const MOST_PULL = 200;

/**
 * The population that makes the buyers' own gaps most likely, each buyer's own mean and variance integrated out.
 * A step of the search at a time.
 */
export function* gapPopulationSteps(buyers: readonly GapSums[]): Steps<GapPopulationFit> {
  const known = buyers.filter(({ gaps }) => gaps > 0);
  if (known.length < LEAST_BUYERS) return { kind: "not_estimable", reason: "too_few_buyers", buyers: known.length };
  const step = Math.max(1, known.length / MOST_BUYERS);
  const thinned = known.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step));
  const start = pooled(thinned);
  const found = yield* nelderMeadSteps(
    (point) => -marginalLikelihood(thinned, populationAt(point)),
    Float64Array.of(start.mean, 0, Math.log(start.variance), Math.log(6)),
    { tolerance: 1e-8 },
  );
  return { kind: "estimated", population: populationAt(found.point), buyers: known.length };
}

/** The law of a buyer's next gap, given the buyer's own gaps (none: the population's). */
export function gapLaw(population: GapPopulation, own: GapSums): GapLaw {
  const after = posterior(population, own);
  return {
    mean: after.mean,
    scale: Math.sqrt(after.variance * (1 + 1 / after.weight)),
    freedom: after.freedom,
  };
}

/** P(gap ≤ days). */
export function gapCdf({ mean, scale, freedom }: GapLaw, days: number): number {
  return days <= 0 ? 0 : studentCdf((Math.log(days) - mean) / scale, freedom);
}

/** Days with P(gap ≤ days) = p. */
export function gapQuantile({ mean, scale, freedom }: GapLaw, p: number): number {
  return Math.exp(mean + scale * studentQuantile(p, freedom));
}

/** The population seen with a buyer's gaps (Gelman et al. 3.3): means and squares about the mean are weighed in. */
function posterior({ mean, weight, variance, freedom }: GapPopulation, own: GapSums): GapPopulation {
  if (own.gaps === 0) return { mean, weight, variance, freedom };
  const ownMean = own.log_sum / own.gaps;
  const squares = Math.max(0, own.log_square_sum - own.gaps * ownMean * ownMean);
  const apart = ((weight * own.gaps) / (weight + own.gaps)) * (ownMean - mean) ** 2;
  return {
    mean: (weight * mean + own.log_sum) / (weight + own.gaps),
    weight: weight + own.gaps,
    variance: (freedom * variance + squares + apart) / (freedom + own.gaps),
    freedom: freedom + own.gaps,
  };
}

function marginalLikelihood(buyers: readonly GapSums[], population: GapPopulation): number {
  const { weight, variance, freedom } = population;
  const gammas = new Map<number, number>();
  let sum = 0;
  for (const own of buyers) {
    const after = posterior(population, own);
    const gamma = gammas.get(own.gaps) ?? logGamma(after.freedom / 2) - logGamma(freedom / 2);
    gammas.set(own.gaps, gamma);
    sum +=
      gamma +
      (freedom / 2) * Math.log(freedom * variance) -
      (after.freedom / 2) * Math.log(after.freedom * after.variance) +
      0.5 * Math.log(weight / after.weight);
  }
  return sum;
}

function populationAt(point: Float64Array): GapPopulation {
  const [mean = 0, weight = 0, variance = 0, freedom = 0] = point;
  return { mean, weight: pull(weight), variance: Math.max(1e-6, Math.exp(variance)), freedom: pull(freedom) };
}

function pull(log: number): number {
  return Math.min(MOST_PULL, Math.max(LEAST_PULL, Math.exp(log)));
}

/** Mean and variance of all gaps together: where the search begins. */
function pooled(buyers: readonly GapSums[]): { readonly mean: number; readonly variance: number } {
  const all = buyers.reduce(
    (sum, own) => ({
      gaps: sum.gaps + own.gaps,
      log_sum: sum.log_sum + own.log_sum,
      log_square_sum: sum.log_square_sum + own.log_square_sum,
    }),
    NO_GAPS,
  );
  const mean = all.log_sum / all.gaps;
  return { mean, variance: Math.max(0.05, all.log_square_sum / all.gaps - mean * mean) };
}
