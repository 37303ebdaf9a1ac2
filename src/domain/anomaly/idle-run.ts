import { quantityText } from "../text/quantity-text.ts";

/** Days in a row without a sale, as they were expected. */
export interface IdleRun {
  /** Units expected of each of the days: level × weekday and day effects. */
  readonly expected: readonly number[];
  /** Variance ÷ mean of a day. */
  readonly dispersion: number;
  /** Units sold in the history that the level was learnt from: how surely it is known. */
  readonly known_units: number;
}

/** Nearer to Poisson than this the limit of the formula is taken. */
const LEAST_EXCESS = 1e-6;

/**
 * P(no sale in all of the days): a negative binomial day is empty with probability d^(−μ ÷ (d − 1)), the Poisson limit
 * e^(−μ); averaged over a gamma level known from `known_units` ÷ d independent units: (1 + s ÷ a)^(−a).
 */
export function idleProbability({ expected, dispersion, known_units }: IdleRun): number {
  const excess = dispersion - 1;
  const perUnit = excess > LEAST_EXCESS ? Math.log(dispersion) / excess : 1;
  const exposure = expected.reduce((sum, mean) => sum + Math.max(0, mean), 0) * perUnit;
  const surety = Math.max(known_units, 0) / Math.max(1, dispersion);
  return surety > 0 ? Math.exp(-surety * Math.log1p(exposure / surety)) : 1;
}

/** Stock on the books that probably is not on the shelf. */
export interface PhantomStock {
  readonly days: number;
  readonly probability: number;
  readonly sentence: string;
}

/**
 * A positive record and a run without sales less likely than the threshold: worth a count (Mersereau 2012, "Information-
 * Sensitive Replenishment when Inventory Records Are Inaccurate").
 */
export function phantomStock(on_hand: number, run: IdleRun, threshold: number, unit: string): PhantomStock | null {
  if (on_hand <= 0) return null;
  const probability = idleProbability(run);
  if (probability >= threshold) return null;
  const days = run.expected.length;
  const usual = run.expected.reduce((sum, mean) => sum + mean, 0);
  const sentence = `账面有 ${quantityText(on_hand)} ${unit}，却已连续 ${days} 天没有销售（平常约售 ${quantityText(usual)} ${unit}），货可能不在架上，请盘点。`;
  return { days, probability, sentence };
}
