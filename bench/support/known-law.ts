import { spikeEvidence } from "../../src/domain/anomaly/spike-evidence.ts";
import { seededRandom } from "./seeded-random.ts";
import type { SpikeScorer } from "./spike-recall.ts";

/** Made-up series of which the law is known: negative binomial, the same every day. */
export interface KnownLaw {
  readonly series: readonly Float64Array[];
  /** Evidence by the law that made the series: a method that has to learn the law can hardly do better. */
  readonly scores: SpikeScorer;
}

interface Law {
  readonly mean: number;
  /** Variance ÷ mean. */
  readonly dispersion: number;
}

const BLOCK_DAYS = 28;
const LEAST_DISPERSION = 1.05;

/** Demand as sparse and as clumpy as that of the series: mean of each, variance around the mean of four weeks. */
export function knownLawLike(series: readonly Float64Array[], seed: number): KnownLaw {
  const random = seededRandom(seed);
  const laws = series.map(lawOf);
  return {
    series: series.map(({ length }, i) => drawn(laws[i] ?? NOTHING, length, random)),
    scores: (changed) => changed.map((values, i) => scored(values, laws[i] ?? NOTHING)),
  };
}

const NOTHING: Law = { mean: 0.001, dispersion: LEAST_DISPERSION };

function lawOf(values: Float64Array): Law {
  const mean = Math.max(NOTHING.mean, meanOf(values));
  let squares = 0;
  let freedom = 0;
  for (let start = 0; start + BLOCK_DAYS <= values.length; start += BLOCK_DAYS) {
    const block = values.subarray(start, start + BLOCK_DAYS);
    const centre = meanOf(block);
    squares += block.reduce((sum, value) => sum + (value - centre) ** 2, 0);
    freedom += BLOCK_DAYS - 1;
  }
  return { mean, dispersion: Math.max(LEAST_DISPERSION, squares / freedom / mean) };
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function scored(values: Float64Array, { mean, dispersion }: Law): Float32Array {
  return Float32Array.from(values, (value) => spikeEvidence(value, { expected: mean, level: mean, dispersion }));
}

function drawn(law: Law, length: number, random: () => number): Float64Array {
  return Float64Array.from({ length }, () => negativeBinomial(law, random()));
}

/** The quantile at `u`, counted up from P(0) = φ^(−m ÷ (φ − 1)). */
function negativeBinomial({ mean, dispersion }: Law, u: number): number {
  const size = mean / (dispersion - 1);
  let chance = dispersion ** -size;
  let k = 0;
  for (let sum = chance; sum < u && k < 100 * (1 + mean); sum += chance) {
    chance *= ((size + k) / (k + 1)) * (1 - 1 / dispersion);
    k++;
  }
  return k;
}
