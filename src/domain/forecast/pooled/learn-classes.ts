import { negativeBinomialLogProbability } from "../../math/negative-binomial.ts";
import { valueAt } from "../../math/value-at.ts";
import { blendedSpread, daySpread } from "../demand-forecast.ts";
import { CLASS_LIMITS, DEFAULT_CLASS } from "../pooled-model.ts";
import type { ClassSpread, PooledModel } from "../pooled-model.ts";
import type { SpreadTrial } from "./spread-trial.ts";

const RETURN_SHARES = [0, 0.15, 0.3, 0.45, 0.6] as const;
const SPREAD_FACTORS = [0.7, 0.8, 0.9, 1, 1.15, 1.35] as const;
/** Trials that what is common to all classes is worth in each. */
const PRIOR_TRIALS = 60;
/** A single sum beyond five standard deviations counts like one at five. */
const LARGEST_SQUARE = 25;
const LARGEST_RATIO = 0.5;
const LEAST_TRIALS = 100;

/** How sums scatter in each class of items, learned from what came after moments of their past. */
export function learnClasses(trials: readonly SpreadTrial[]): PooledModel["classes"] {
  const all = learnClass(trials, { from_units: 0, ...DEFAULT_CLASS });
  const [, ...later] = CLASS_LIMITS.map((from_units, i) => {
    const below = CLASS_LIMITS[i + 1] ?? Infinity;
    return learnClass(inClass(trials, from_units, below), { ...all, from_units });
  });
  return [learnClass(inClass(trials, 0, CLASS_LIMITS[1]), all), ...later];
}

function inClass(trials: readonly SpreadTrial[], from: number, below: number): readonly SpreadTrial[] {
  return trials.filter(({ present_units }) => present_units >= from && present_units < below);
}

/** The prior where there is too little to learn from, else drawn towards it. */
function learnClass(trials: readonly SpreadTrial[], prior: ClassSpread): ClassSpread {
  const [first] = trials;
  if (first === undefined) return prior;
  const day_dispersion = Math.exp(
    drawn(trials, Math.log(prior.day_dispersion), ({ day }) => Math.log(Math.max(0.1, day.dispersion))),
  );
  const rough = { ...prior, day_dispersion };
  const level_variance_ratio = levelVarianceRatio(trials, rough, first.sum.days);
  const spread = { ...rough, level_variance_ratio };
  return trials.length < LEAST_TRIALS ? spread : { ...spread, ...likeliest(trials, spread) };
}

/** Growth of the variance from one day to the sum: mean of squared errors over what single days let expect. */
function levelVarianceRatio(trials: readonly SpreadTrial[], spread: ClassSpread, days: number): number {
  if (days <= 1) return spread.level_variance_ratio;
  const growth = drawn(trials, 1 + spread.level_variance_ratio * (days - 1), ({ day, present_units, actual }) => {
    const { dispersion } = daySpread(day, spread);
    const variance = Math.max(dispersion * present_units, 1e-9);
    return Math.min(LARGEST_SQUARE, (actual - present_units) ** 2 / variance);
  });
  return Math.min(LARGEST_RATIO, Math.max(0, (growth - 1) / (days - 1)));
}

function drawn(trials: readonly SpreadTrial[], prior: number, valueOf: (trial: SpreadTrial) => number): number {
  let sum = PRIOR_TRIALS * prior;
  for (const trial of trials) sum += valueOf(trial);
  return sum / (trials.length + PRIOR_TRIALS);
}

/** Share and factor under which what came was likeliest (log score; Good 1952), over a grid. */
function likeliest(trials: readonly SpreadTrial[], spread: ClassSpread) {
  let best: Pick<ClassSpread, "return_share" | "spread_factor"> = spread;
  let bestScore = -Infinity;
  for (const spread_factor of SPREAD_FACTORS) {
    const scores = new Float64Array(RETURN_SHARES.length);
    for (const trial of trials) {
      const { present, longRun } = logProbabilities(trial, spread, spread_factor);
      RETURN_SHARES.forEach((share, i) => {
        scores[i] = valueAt(scores, i) + logOfMixture(present, longRun, share);
      });
    }
    RETURN_SHARES.forEach((return_share, i) => {
      const score = valueAt(scores, i);
      if (score > bestScore) [best, bestScore] = [{ return_share, spread_factor }, score];
    });
  }
  return best;
}

function logProbabilities(trial: SpreadTrial, spread: ClassSpread, factor: number) {
  const { present_units, long_run_units, actual } = trial;
  const { dispersion, long_run_dispersion } = blendedSpread(trial.sum, daySpread(trial.day, spread), spread);
  const log = (mean: number, ratio: number) => {
    const kept = Math.max(mean, 1e-3);
    return negativeBinomialLogProbability({ mean: kept, variance: kept * Math.max(1.001, ratio * factor) }, actual);
  };
  return { present: log(present_units, dispersion), longRun: log(long_run_units, long_run_dispersion) };
}

function logOfMixture(a: number, b: number, share: number): number {
  const top = Math.max(a, b);
  return top + Math.log((1 - share) * Math.exp(a - top) + share * Math.exp(b - top));
}
