import { cholesky, solveCholesky } from "../math/cholesky.ts";
import { mapSteps, type Steps } from "../math/steps.ts";
import { valueAt } from "../math/value-at.ts";
import { BEHAVIOUR } from "./behaviour-before.ts";

/** Keeps a behaviour without spread from being divided by nothing; in units of the summed weights. */
const RIDGE = 1e-4;
/** Squares are taken in where so many rows stand for each coefficient: fewer would bend to chance. */
const ROWS_PER_COEFFICIENT = 10;
/** Rows taken in at a step. */
const AT_ONCE = 1_000;

/** A customer taken for comparison, by its weight and outcome. */
export interface WeightedOutcome {
  readonly behaviour: Float64Array;
  readonly weight: number;
  readonly value: number;
}

/** What a regression on behaviour gives. */
export interface BehaviourRegression {
  /** The outcome expected of each row without exposure. */
  readonly of_rows: Float64Array;
  /** How much each row moves the mean expectation over `others`, per unit of its weight. */
  readonly pulls: Float64Array;
  /** The outcome expected of each of `others` without exposure. */
  readonly of_others: Float64Array;
}

/**
 * The outcome expected of a behaviour without exposure: least squares over those taken for comparison, in a power series
 * whose order grows with their number. It takes out what is left of the difference between an exposed customer and their
 * matches (Abadie & Imbens 2011, bias correction). Behaviour stands in logarithms, and later orders do not follow those in
 * a straight line: without squares, the exposed were expected to order too little.
 */
export function* behaviourRegression(
  rows: readonly WeightedOutcome[],
  others: readonly Float64Array[],
): Steps<BehaviourRegression> {
  const termsOf = yield* powerSeries(rows);
  const own = yield* mapSteps(rows, AT_ONCE, ({ behaviour }) => termsOf(behaviour));
  const foreign = yield* mapSteps(others, AT_ONCE, termsOf);
  const size = 1 + (isCurved(rows) ? 2 : 1) * BEHAVIOUR.length;
  const matrix = new Float64Array(size * size);
  const right = new Float64Array(size);
  let total = 0;
  for (const [i, { weight, value }] of rows.entries()) {
    if (i % AT_ONCE === 0) yield;
    const terms = own[i];
    if (terms !== undefined) addRow(matrix, right, terms, weight, value);
    total += weight;
  }
  for (let a = 1; a < size; a++) matrix[a * size + a] = valueAt(matrix, a * size + a) + RIDGE * total;
  const lower = cholesky(matrix, size);
  const coefficients = solveCholesky(lower, right);
  yield;
  const aims = solveCholesky(lower, totalOf(foreign, size));
  return {
    of_rows: Float64Array.from(own, (terms) => product(terms, coefficients)),
    pulls: Float64Array.from(own, (terms) => product(terms, aims)),
    of_others: Float64Array.from(foreign, (terms) => product(terms, coefficients)),
  };
}

function isCurved(rows: readonly WeightedOutcome[]): boolean {
  return rows.length >= ROWS_PER_COEFFICIENT * (1 + 2 * BEHAVIOUR.length);
}

/** 1, the behaviour in standard deviations about the mean of the rows, and its squares where the rows bear them. */
function* powerSeries(rows: readonly WeightedOutcome[]): Steps<(behaviour: Float64Array) => Float64Array> {
  const count = BEHAVIOUR.length;
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  const meanOf = (read: (behaviour: Float64Array) => number) =>
    rows.reduce((sum, { behaviour, weight }) => sum + weight * read(behaviour), 0) / total;
  const mean = yield* mapSteps(BEHAVIOUR.keys(), 1, (a) => meanOf((behaviour) => valueAt(behaviour, a)));
  const sd = yield* mapSteps(BEHAVIOUR.keys(), 1, (a) =>
    Math.sqrt(meanOf((behaviour) => (valueAt(behaviour, a) - (mean[a] ?? 0)) ** 2)),
  );
  const withSquares = isCurved(rows);
  return (behaviour) => {
    const terms = new Float64Array(1 + (withSquares ? 2 : 1) * count);
    terms[0] = 1;
    for (let a = 0; a < count; a++) {
      const spread = sd[a] ?? 0;
      const place = (valueAt(behaviour, a) - (mean[a] ?? 0)) / (spread > 1e-6 ? spread : 1);
      terms[1 + a] = place;
      if (withSquares) terms[1 + count + a] = place ** 2;
    }
    return terms;
  };
}

function product(terms: Float64Array, coefficients: Float64Array): number {
  let sum = 0;
  for (let a = 0; a < terms.length; a++) sum += valueAt(terms, a) * valueAt(coefficients, a);
  return sum;
}

function totalOf(rows: readonly Float64Array[], size: number): Float64Array {
  const total = new Float64Array(size);
  for (const row of rows) row.forEach((x, a) => (total[a] = valueAt(total, a) + x));
  return total;
}

function addRow(matrix: Float64Array, right: Float64Array, row: Float64Array, weight: number, value: number): void {
  const size = row.length;
  for (let a = 0; a < size; a++) {
    const weighted = weight * valueAt(row, a);
    right[a] = valueAt(right, a) + weighted * value;
    for (let b = 0; b <= a; b++) matrix[a * size + b] = valueAt(matrix, a * size + b) + weighted * valueAt(row, b);
  }
}
