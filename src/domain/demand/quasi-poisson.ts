import { cholesky, inverseDiagonal, solveCholesky } from "../math/cholesky.ts";
import { valueAt } from "../math/value-at.ts";
import { addRow, rowProduct } from "./sparse-rows.ts";
import type { SparseRows } from "./sparse-rows.ts";

/** Counts or amounts whose mean is exposure·exp(x·β) and whose variance is in proportion to it. */
export interface QuasiPoissonData {
  readonly rows: SparseRows;
  /** One per row, mean about 1: what was seen, and for which share of the day (0 = not at all). */
  readonly values: Float64Array;
  readonly exposures: Float64Array;
}

/** What is known of each coefficient beforehand: normal about a mean, with a precision (1 ÷ variance). */
export interface CoefficientPriors {
  readonly means: Float64Array;
  readonly precisions: Float64Array;
}

/** Coefficients with their standard errors, and how many times wider than Poisson the data scatter. */
export interface QuasiPoissonFit {
  readonly coefficients: Float64Array;
  readonly standard_errors: Float64Array;
  readonly dispersion: number;
}

const MOST_STEPS = 12;
/** Convergence is quadratic: after a step as small as this the next would be a millionth. */
const SMALL_STEP = 1e-3;
/** exp of this and no further: nothing sells three thousand times its mean for a reason we know. */
const LARGEST_LOG = 8;
/** Scatter below this is rounding. */
const LEAST_DISPERSION = 1e-9;

/**
 * Ridge-penalised quasi-Poisson regression by iteratively reweighted least squares: each step solves
 * (XᵀWX ÷ φ + P)·β = XᵀWz ÷ φ + P·m with W = μ, z = x·β + (y − μ) ÷ μ, and φ from Pearson's statistic.
 * McCullagh & Nelder 1989, Generalized Linear Models, §2.5 and §9.2; the penalty is the normal prior's.
 */
export function quasiPoissonFit(data: QuasiPoissonData, priors: CoefficientPriors): QuasiPoissonFit {
  const { width } = data.rows;
  let coefficients = priors.means;
  let lower: Float64Array = new Float64Array(width * width);
  let dispersion = 1;
  for (let step = 0; step < MOST_STEPS; step++) {
    const system = normalEquations(data, step === 0 ? null : coefficients);
    dispersion = system.dispersion;
    lower = cholesky(withPriors(system, priors), width);
    const next = solveCholesky(lower, system.vector);
    const moved = next.reduce((most, value, i) => Math.max(most, Math.abs(value - valueAt(coefficients, i))), 0);
    coefficients = next;
    if (step > 0 && moved < SMALL_STEP) break;
  }
  const standard_errors = inverseDiagonal(lower, width).map(Math.sqrt);
  return { coefficients, standard_errors, dispersion };
}

interface NormalEquations {
  readonly matrix: Float64Array;
  readonly vector: Float64Array;
  readonly dispersion: number;
}

/** XᵀWX and XᵀWz, not yet divided by φ. Without coefficients the means start half way between each value and 1. */
function normalEquations({ rows, values, exposures }: QuasiPoissonData, coefficients: Float64Array | null) {
  const { width } = rows;
  const sums = { matrix: new Float64Array(width * width), vector: new Float64Array(width) };
  let pearson = 0;
  let count = 0;
  for (let row = 0; row < values.length; row++) {
    const exposure = valueAt(exposures, row);
    if (exposure <= 0) continue;
    const rate = valueAt(values, row) / exposure;
    const log = coefficients === null ? Math.log((rate + 1) / 2) : clamped(rowProduct(rows, row, coefficients));
    const mean = Math.exp(log);
    addRow(rows, row, { weight: exposure * mean, z: log + (rate - mean) / mean }, sums);
    pearson += (exposure * (rate - mean) ** 2) / mean;
    count++;
  }
  return { ...sums, dispersion: Math.max(LEAST_DISPERSION, pearson / Math.max(1, count - width)) };
}

function withPriors({ matrix, vector, dispersion }: NormalEquations, { means, precisions }: CoefficientPriors) {
  const { length } = means;
  for (let i = 0; i < matrix.length; i++) matrix[i] = valueAt(matrix, i) / dispersion;
  for (let i = 0; i < length; i++) {
    const place = i * length + i;
    matrix[place] = valueAt(matrix, place) + valueAt(precisions, i);
    vector[i] = valueAt(vector, i) / dispersion + valueAt(precisions, i) * valueAt(means, i);
  }
  return matrix;
}

function clamped(log: number): number {
  return Math.min(LARGEST_LOG, Math.max(-LARGEST_LOG, log));
}
