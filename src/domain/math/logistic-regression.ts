import { solveSymmetric } from "./solve-symmetric.ts";
import { inShares } from "./in-shares.ts";
import { mapSteps, type Steps } from "./steps.ts";
import { valueAt } from "./value-at.ts";

/** P(yes) = 1 ÷ (1 + exp(−(intercept + Σ weight·feature))). */
export interface LogisticModel {
  readonly intercept: number;
  readonly weights: Float64Array;
}

/** What was seen: its features, and whether it came. */
export interface LogisticCase {
  readonly features: Float64Array;
  readonly happened: boolean;
}

const MAX_STEPS = 25;
const TOLERANCE = 1e-7;

/** Cases taken in at a step. */
const AT_ONCE = 10_000;

/**
 * The model of most likelihood less ridge/2 · Σ weight², by Newton's steps (Hosmer & Lemeshow, Applied Logistic Regression,
 * 1.2). Features are brought to mean nought and variance one for the search, so that the ridge bears on all alike.
 * Some thousands of cases at a time.
 */
export function* logisticSteps(cases: readonly LogisticCase[], ridge = 1): Steps<LogisticModel> {
  const scales = yield* scalesOf(cases);
  const scaled = yield* mapSteps(cases, AT_ONCE, ({ features, happened }) => {
    return { row: scaledRow(features, scales), happened };
  });
  let point = new Float64Array(scales.mean.length + 1);
  for (let step = 0; step < MAX_STEPS; step++) {
    const change = yield* newtonStep(scaled, point, ridge);
    point = point.map((value, j) => value + valueAt(change, j));
    if (change.every((value) => Math.abs(value) < TOLERANCE)) break;
  }
  const weights = scales.sd.map((sd, j) => valueAt(point, j + 1) / sd);
  const shift = weights.reduce((sum, weight, j) => sum + weight * valueAt(scales.mean, j), 0);
  return { intercept: valueAt(point, 0) - shift, weights };
}

/** P(yes) of a case. */
export function logisticProbability({ intercept, weights }: LogisticModel, features: Float64Array): number {
  let logit = intercept;
  for (let j = 0; j < weights.length; j++) logit += valueAt(weights, j) * valueAt(features, j);
  return 1 / (1 + Math.exp(-logit));
}

interface Scales {
  readonly mean: Float64Array;
  readonly sd: Float64Array;
}

/** A feature that never changes has no spread; one keeps it, and the ridge its weight at nought. */
function* scalesOf(cases: readonly LogisticCase[]): Steps<Scales> {
  const size = cases[0]?.features.length ?? 0;
  const mean = new Float64Array(size);
  const square = new Float64Array(size);
  for (const { features } of cases) {
    for (let j = 0; j < size; j++) mean[j] = valueAt(mean, j) + valueAt(features, j) / cases.length;
  }
  yield;
  for (const { features } of cases) {
    for (let j = 0; j < size; j++) {
      square[j] = valueAt(square, j) + (valueAt(features, j) - valueAt(mean, j)) ** 2 / cases.length;
    }
  }
  return { mean, sd: square.map((variance) => (variance > 1e-12 ? Math.sqrt(variance) : 1)) };
}

function scaledRow(features: Float64Array, { mean, sd }: Scales): Float64Array {
  const row = new Float64Array(features.length + 1).fill(1);
  for (let j = 0; j < features.length; j++) row[j + 1] = (valueAt(features, j) - valueAt(mean, j)) / valueAt(sd, j);
  return row;
}

interface ScaledCase {
  readonly row: Float64Array;
  readonly happened: boolean;
}

/** (XᵀWX + ridge)⁻¹ · (Xᵀ(y − p) − ridge·β); the intercept bears no ridge. */
function* newtonStep(cases: readonly ScaledCase[], point: Float64Array, ridge: number): Steps<Float64Array> {
  const size = point.length;
  const flat = new Float64Array(size * size);
  const gradient = new Float64Array(size);
  for (const share of inShares(cases, AT_ONCE)) {
    for (const { row, happened } of share) addCase(row, happened, point, flat, gradient);
    yield;
  }
  for (let j = 1; j < size; j++) {
    flat[j * size + j] = valueAt(flat, j * size + j) + ridge;
    gradient[j] = valueAt(gradient, j) - ridge * valueAt(point, j);
  }
  const rows = Array.from({ length: size }, (_, i) =>
    Float64Array.from({ length: size }, (__, j) => valueAt(flat, Math.max(i, j) * size + Math.min(i, j))),
  );
  return solveSymmetric(rows, gradient);
}

/** Adds one case to the lower triangle of the information and to the gradient. */
function addCase(
  row: Float64Array,
  happened: boolean,
  point: Float64Array,
  information: Float64Array,
  gradient: Float64Array,
): void {
  const size = row.length;
  let logit = 0;
  for (let j = 0; j < size; j++) logit += valueAt(point, j) * valueAt(row, j);
  const probability = 1 / (1 + Math.exp(-logit));
  const weight = probability * (1 - probability);
  for (let i = 0; i < size; i++) {
    const own = valueAt(row, i);
    gradient[i] = valueAt(gradient, i) + own * ((happened ? 1 : 0) - probability);
    for (let j = 0; j <= i; j++) {
      information[i * size + j] = valueAt(information, i * size + j) + weight * own * valueAt(row, j);
    }
  }
}
