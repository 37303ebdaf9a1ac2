import { solveSymmetric } from "../../math/solve-symmetric.ts";
import { valueAt } from "../../math/value-at.ts";
import { EQUAL_WEIGHTS } from "../pooled-model.ts";
import { trialError, weighted } from "./bank-trial.ts";
import type { BankTrial } from "./bank-trial.ts";

/** Weights of the bank's estimates with sum 1, and the drift common to all items. */
export interface LearnedWeights {
  readonly weights: Float64Array;
  readonly drift: number;
}

const NOTHING_LEARNED: LearnedWeights = { weights: EQUAL_WEIGHTS, drift: 1 };
/** Trials that the belief in equal weights is worth. */
const PRIOR_TRIALS = 30;
/** Least number of trials to learn from. */
const LEAST_TRIALS = 200;
/** Learned weights are kept when they lower the squared error at later moments by this share. */
const LEAST_GAIN = 0.002;
/** A drift asks for more: few moments speak for it, and what has risen rarely rises for ever. */
const LEAST_GAIN_OF_DRIFT = 0.01;
/** Spread of the logarithm of the drift that is taken for possible before the data are seen. */
const DRIFT_SD = 0.15;

/**
 * Ridge regression of what came on what the estimates had said, drawn towards equal weights (Bates & Granger 1969;
 * stacking, Breiman 1996). Learned on the earlier moments, tried on the later ones, and kept only where it wins there.
 */
export function learnWeights(trials: readonly BankTrial[], moments: number): LearnedWeights {
  if (trials.length < LEAST_TRIALS) return NOTHING_LEARNED;
  const split = Math.ceil(moments / 2);
  const early = trials.filter(({ moment }) => moment < split);
  const late = trials.filter(({ moment }) => moment >= split);
  const before = trialError(late, EQUAL_WEIGHTS);
  const tried = fitted(early, split);
  const weights = trialError(late, tried) < (1 - LEAST_GAIN) * before ? fitted(trials, moments) : EQUAL_WEIGHTS;
  const isDrifting =
    trialError(late, EQUAL_WEIGHTS, driftOf(early, EQUAL_WEIGHTS, split)) < (1 - LEAST_GAIN_OF_DRIFT) * before;
  return { weights, drift: isDrifting ? driftOf(trials, weights, moments) : 1 };
}

/** What came is first divided by the ratio common to all items at that moment, so that a boom teaches no weight. */
function fitted(trials: readonly BankTrial[], moments: number): Float64Array {
  const ratios = momentRatios(trials, EQUAL_WEIGHTS, moments);
  const size = EQUAL_WEIGHTS.length;
  const matrix = Array.from({ length: size }, () => new Float64Array(size));
  const right = new Float64Array(size);
  for (const { estimates, actual, moment } of trials) {
    const target = actual / Math.max(0.1, valueAt(ratios, moment));
    matrix.forEach((row, i) => {
      const estimate = valueAt(estimates, i);
      right[i] = valueAt(right, i) + estimate * target;
      for (let j = 0; j < size; j++) row[j] = valueAt(row, j) + estimate * valueAt(estimates, j);
    });
  }
  const prior = (PRIOR_TRIALS * matrix.reduce((sum, row, i) => sum + valueAt(row, i), 0)) / (size * trials.length);
  matrix.forEach((row, i) => {
    row[i] = valueAt(row, i) + prior;
    right[i] = valueAt(right, i) + prior / size;
  });
  return summingToOne(solveSymmetric(matrix, right));
}

function summingToOne(weights: Float64Array): Float64Array {
  let sum = 0;
  for (const weight of weights) sum += weight;
  return sum > 0.2 ? weights.map((weight) => weight / sum) : EQUAL_WEIGHTS;
}

/**
 * Mean over the moments of the logarithm of what came over what was said, drawn towards 0 by its own error: moments,
 * not items, are what varies independently.
 */
function driftOf(trials: readonly BankTrial[], weights: Float64Array, moments: number): number {
  const logs = [...momentRatios(trials, weights, moments)].filter((ratio) => ratio > 0).map(Math.log);
  if (logs.length === 0) return 1;
  const centre = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  const spread = logs.reduce((sum, log) => sum + (log - centre) ** 2, 0);
  const error = (spread + DRIFT_SD ** 2) / logs.length ** 2;
  return Math.exp((centre * DRIFT_SD ** 2) / (DRIFT_SD ** 2 + error));
}

/** What came ÷ what was said at each moment, items weighing by the root of their scale as counts do. */
function momentRatios(trials: readonly BankTrial[], weights: Float64Array, moments: number): Float64Array {
  const came = new Float64Array(moments);
  const said = new Float64Array(moments);
  for (const { estimates, actual, scale, moment } of trials) {
    const weight = Math.sqrt(scale);
    came[moment] = valueAt(came, moment) + weight * actual;
    said[moment] = valueAt(said, moment) + weight * weighted(estimates, weights);
  }
  return came.map((sum, moment) => (valueAt(said, moment) > 0 ? sum / valueAt(said, moment) : 1));
}
