import { gammaTail } from "../math/gamma-distribution.ts";
import { logGamma } from "../math/log-gamma.ts";
import type { Takings } from "./outage-takings.ts";

/** How many times as often as usual something was taken. */
export interface Lift {
  /** Shrunk towards 1 by how little was seen. */
  readonly value: number;
  /** P(the true multiple is above 1). */
  readonly probability_above_one: number;
}

/**
 * Shapes that are tried: the larger, the nearer to 1 all true multiples lie. No smaller ones: most pairs are seen in one
 * outage, whose own chances (a season's end, a promotion) look like a lift and will not be there again.
 */
const SHAPES = [8, 16, 32, 64] as const;
/** Where too little was seen to tell. */
export const USUAL_SHAPE = 16;
/** Pairs that were expected to be taken less often tell nothing of the spread. */
const LEAST_EXPECTED = 0.2;
const LEAST_PAIRS = 30;

/**
 * Lift of a pair, Gamma–Poisson: taken ~ Poisson(expected·λ), λ ~ Gamma(a, a) with mean 1 gives
 * λ | taken ~ Gamma(taken + a, expected + a).
 */
export function liftOf({ taken, expected }: Takings, shape: number): Lift {
  const value = (taken + shape) / (expected + shape);
  return { value, probability_above_one: gammaTail({ mean: value, variance: value / (expected + shape) }, 1) };
}

/**
 * The shape under which what was seen of all pairs is likeliest, taken being negative binomial (empirical Bayes, Robbins
 * 1956): Σ ln Γ(k + a) − ln Γ(a) + a·ln(a ÷ (a + e)) + k·ln(e ÷ (a + e)).
 */
export function liftShape(pairs: readonly Takings[]): number {
  const telling = pairs.filter(({ expected }) => expected >= LEAST_EXPECTED);
  if (telling.length < LEAST_PAIRS) return USUAL_SHAPE;
  const likelihoods = SHAPES.map((shape) => ({ shape, value: logLikelihood(telling, shape) }));
  return likelihoods.reduce((best, one) => (one.value > best.value ? one : best)).shape;
}

function logLikelihood(pairs: readonly Takings[], a: number): number {
  const constant = logGamma(a);
  return pairs.reduce((sum, { taken, expected }) => {
    const shrunk = a * Math.log(a / (a + expected)) + taken * Math.log(expected / (a + expected));
    return sum + logGamma(taken + a) - constant + shrunk;
  }, 0);
}
