import { cholesky, solveCholesky } from "../math/cholesky.ts";
import { sampleOf } from "../math/sample.ts";
import type { Steps } from "../math/steps.ts";
import { valueAt } from "../math/value-at.ts";

const ROUNDS = 12;
/** A coefficient per standard deviation of its column is held to be about 0.3 in size: 1 ÷ 0.3² nearly. */
const RIDGE = 12;

/**
 * Logistic regression with a ridge on standardised columns, by Newton steps (Hastie, Tibshirani & Friedman 2009, 4.4.1;
 * le Cessie & van Houwelingen 1992). Gives the probability of a 1 for a row. A round at a time.
 */
export function* logisticRidgeSteps(
  rows: readonly (readonly number[])[],
  ones: Float64Array,
  columns: number,
): Steps<(row: Float64Array) => number> {
  const scales = Array.from({ length: columns }, (_, a) => sampleOf(rows.map((row) => row[a] ?? 0)));
  const standard = (row: ArrayLike<number>) =>
    Float64Array.of(1, ...scales.map(({ mean, variance }, a) => ((row[a] ?? 0) - mean) / Math.sqrt(variance + 1e-9)));
  const standardised = rows.map(standard);
  const coefficients = new Float64Array(columns + 1);
  for (let round = 0; round < ROUNDS; round++) {
    yield;
    newtonStep(standardised, ones, coefficients).forEach((step, a) => {
      coefficients[a] = valueAt(coefficients, a) + step;
    });
  }
  return (row) => logistic(product(standard(row), coefficients));
}

function newtonStep(rows: readonly Float64Array[], ones: Float64Array, coefficients: Float64Array): Float64Array {
  const size = coefficients.length;
  const slope = coefficients.map((value, a) => (a === 0 ? 0 : -RIDGE * value));
  const bend = new Float64Array(size * size);
  for (let a = 1; a < size; a++) bend[a * size + a] = RIDGE;
  rows.forEach((row, i) => {
    const p = logistic(product(row, coefficients));
    for (let a = 0; a < size; a++) {
      slope[a] = valueAt(slope, a) + (valueAt(ones, i) - p) * valueAt(row, a);
      const weighted = p * (1 - p) * valueAt(row, a);
      for (let b = 0; b <= a; b++) bend[a * size + b] = valueAt(bend, a * size + b) + weighted * valueAt(row, b);
    }
  });
  return solveCholesky(cholesky(bend, size), slope);
}

function product(row: Float64Array, coefficients: Float64Array): number {
  return row.reduce((sum, value, a) => sum + value * valueAt(coefficients, a), 0);
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
