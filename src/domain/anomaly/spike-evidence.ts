import { logRisingFactorial } from "../math/log-rising-factorial.ts";

/** An ordinary day of an item as it was foreseen. */
export interface ExpectedDay {
  /** Units expected on this weekday, above zero. */
  readonly expected: number;
  /** Units expected on an average weekday. */
  readonly level: number;
  /** Variance ÷ mean, above 1. */
  readonly dispersion: number;
}

/** What a spike multiplies demand by: one moderate, one large, believed alike. */
const SPIKE_MULTIPLES = [2.5, 4.5] as const;
/** A spike scatters more than an ordinary day. */
const SPIKE_EXTRA_DISPERSION = 1.5;
/** Evidence of a day that sold no more than expected: surely no spike. */
const NO_SPIKE_EVIDENCE = -5;

/**
 * ln of how much better a spike explains the quantity than an ordinary day does: ln f₁(y) ÷ f₀(y), both negative
 * binomial. Ranked by this, not by the p-value, a false-alarm budget goes to items on which a spike can be told at all
 * (Neyman & Pearson 1933): a quantity as rare as one in 1,000 is no spike if a spike would be as rare.
 */
export function spikeEvidence(quantity: number, { expected, level, dispersion }: ExpectedDay): number {
  if (quantity <= expected) return NO_SPIKE_EVIDENCE;
  const ordinary = logWeight(quantity, expected, dispersion);
  const spread = 1 + SPIKE_EXTRA_DISPERSION * (dispersion - 1);
  const base = Math.max(expected, level);
  const [moderate, large] = SPIKE_MULTIPLES;
  const first = logWeight(quantity, expected + (moderate - 1) * base, spread);
  const second = logWeight(quantity, expected + (large - 1) * base, spread);
  const spike = Math.max(first, second) + Math.log1p(Math.exp(-Math.abs(first - second))) - Math.LN2;
  return Math.max(NO_SPIKE_EVIDENCE, spike - ordinary);
}

/**
 * Evidence where one of two levels holds: −ln of the odds f₀ ÷ f₁ of an ordinary day, averaged over the levels by how far
 * each is believed. A day that one believable level explains is hardly evidence, and more units are never less evidence,
 * which a ratio of two mixtures would not promise.
 */
export function spikeEvidenceOfEither(
  quantity: number,
  first: ExpectedDay,
  second: ExpectedDay & { readonly belief: number },
): number {
  const { belief } = second;
  const odds = (1 - belief) * Math.exp(-spikeEvidence(quantity, first));
  return -Math.log(odds + belief * Math.exp(-spikeEvidence(quantity, second)));
}

/** ln of the negative binomial probability without its factor 1 ÷ y!, which cancels. */
function logWeight(y: number, mean: number, dispersion: number): number {
  const size = mean / (dispersion - 1);
  return logRisingFactorial(size, y) - size * Math.log(dispersion) + y * Math.log1p(-1 / dispersion);
}
