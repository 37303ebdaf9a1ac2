import { daySpread } from "../demand-forecast.ts";
import { CLASS_LIMITS, DEFAULT_CLASS } from "../pooled-model.ts";
import type { ClassSpread, PooledModel } from "../pooled-model.ts";
import type { SpreadTrial } from "./spread-trial.ts";
import { truestTail } from "./truest-tail.ts";

/** Trials that what is common to all classes is worth in each. */
const PRIOR_TRIALS = 60;
/** A single sum beyond five standard deviations counts like one at five. */
const LARGEST_SQUARE = 25;
const LARGEST_RATIO = 0.5;
const LEAST_TRIALS = 100;
/** A class that many items taught is believed twice as much as the usual one. */
const LEARNED_PRIOR_WINDOWS = 12;

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
  if (trials.length < LEAST_TRIALS) return spread;
  const learned = { ...spread, prior_windows: LEARNED_PRIOR_WINDOWS };
  return { ...learned, ...truestTail(trials, learned) };
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
