import { cholesky, solveCholesky } from "../math/cholesky.ts";
import { valueAt } from "../math/value-at.ts";
import { BEHAVIOUR } from "./behaviour-before.ts";

const SIZE = BEHAVIOUR.length + 1;
/** Keeps a behaviour without spread from being divided by nothing; in units of the summed weights. */
const RIDGE = 1e-4;

/** A customer taken for comparison, by its weight and outcome. */
export interface WeightedOutcome {
  readonly behaviour: Float64Array;
  readonly weight: number;
  readonly value: number;
}

/** What a regression on behaviour gives. */
export interface BehaviourRegression {
  /** The outcome expected without exposure. */
  expected(behaviour: Float64Array): number;
  /** How much a row of this behaviour moves the mean expectation over `others`, per unit of its weight. */
  pull(behaviour: Float64Array): number;
}

/**
 * The outcome expected of a behaviour without exposure: least squares over those taken for comparison. It takes out what
 * is left of the difference between an exposed customer and their matches (Abadie & Imbens 2011, bias correction).
 */
export function behaviourRegression(
  rows: readonly WeightedOutcome[],
  others: readonly Float64Array[],
): BehaviourRegression {
  const matrix = new Float64Array(SIZE * SIZE);
  const right = new Float64Array(SIZE);
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  for (const { behaviour, weight, value } of rows) addRow(matrix, right, withOne(behaviour), weight, value);
  for (let a = 1; a < SIZE; a++) matrix[a * SIZE + a] = valueAt(matrix, a * SIZE + a) + RIDGE * total;
  const lower = cholesky(matrix, SIZE);
  const coefficients = solveCholesky(lower, right);
  const aims = solveCholesky(lower, totalOf(others));
  return { expected: (behaviour) => product(behaviour, coefficients), pull: (behaviour) => product(behaviour, aims) };
}

function product(behaviour: Float64Array, coefficients: Float64Array): number {
  let sum = valueAt(coefficients, 0);
  for (let a = 1; a < SIZE; a++) sum += valueAt(behaviour, a - 1) * valueAt(coefficients, a);
  return sum;
}

function totalOf(rows: readonly Float64Array[]): Float64Array {
  const total = new Float64Array(SIZE);
  for (const row of rows) withOne(row).forEach((x, a) => (total[a] = valueAt(total, a) + x));
  return total;
}

function withOne(behaviour: Float64Array): Float64Array {
  const row = new Float64Array(SIZE);
  row[0] = 1;
  row.set(behaviour, 1);
  return row;
}

function addRow(matrix: Float64Array, right: Float64Array, row: Float64Array, weight: number, value: number): void {
  for (let a = 0; a < SIZE; a++) {
    const weighted = weight * valueAt(row, a);
    right[a] = valueAt(right, a) + weighted * value;
    for (let b = 0; b <= a; b++) matrix[a * SIZE + b] = valueAt(matrix, a * SIZE + b) + weighted * valueAt(row, b);
  }
}
