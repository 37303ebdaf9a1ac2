import { valueAt } from "../math/value-at.ts";

/** Items are alike when their expected demand lies within the same doubling. */
const DOUBLINGS = 24;
const LEAST_DOUBLING = -6;
/** Units of expected demand for which all items stand beside the alike ones. */
const COMMON_UNITS = 200;
/** Days and units for which the alike items stand beside the item's own errors. */
const ALIKE_DAYS = 10;
const ALIKE_UNITS = 3;
/** Counts scatter at least like this: nothing is more even than a Poisson variable for long. */
const LEAST_DISPERSION = 1.05;

/** Variance ÷ mean of many items. */
export interface ItemDispersions {
  /** Fills in each item's dispersion around what is expected, as known before today. */
  fill(dispersions: Float64Array, expected: Float64Array): void;
  /** Takes in the day's values (spikes cut off) beside what was expected. */
  learn(values: Float64Array, expected: Float64Array): void;
}

/**
 * Σ errors² ÷ Σ expected (quasi-Poisson; McCullagh & Nelder 1989, 9.2), the item's own drawn towards items of like
 * demand, and these towards all: an empirical Bayes estimate that uses earlier days only.
 */
export function createItemDispersions(count: number): ItemDispersions {
  const errors = new Float64Array(count);
  const weights = new Float64Array(count);
  const alikeErrors = new Float64Array(DOUBLINGS);
  const alikeWeights = new Float64Array(DOUBLINGS);

  return {
    fill(dispersions, expected) {
      const alike = alikeDispersions(alikeErrors, alikeWeights);
      for (let i = 0; i < count; i++) {
        const mean = valueAt(expected, i);
        const prior = ALIKE_DAYS * mean + ALIKE_UNITS;
        const own = valueAt(errors, i) + prior * valueAt(alike, doublingOf(mean));
        dispersions[i] = Math.max(LEAST_DISPERSION, own / (valueAt(weights, i) + prior));
      }
    },
    learn(values, expected) {
      for (let i = 0; i < count; i++) {
        const mean = valueAt(expected, i);
        const error = (valueAt(values, i) - mean) ** 2;
        const doubling = doublingOf(mean);
        errors[i] = valueAt(errors, i) + error;
        weights[i] = valueAt(weights, i) + mean;
        alikeErrors[doubling] = valueAt(alikeErrors, doubling) + error;
        alikeWeights[doubling] = valueAt(alikeWeights, doubling) + mean;
      }
    },
  };
}

function alikeDispersions(errors: Float64Array, weights: Float64Array): Float64Array {
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
  const common = (sum(errors) + COMMON_UNITS) / (sum(weights) + COMMON_UNITS);
  return errors.map((error, k) => (error + COMMON_UNITS * common) / (valueAt(weights, k) + COMMON_UNITS));
}

function doublingOf(mean: number): number {
  return Math.min(DOUBLINGS - 1, Math.max(0, Math.round(Math.log2(mean)) - LEAST_DOUBLING));
}
