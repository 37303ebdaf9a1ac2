import { valueAt } from "./value-at.ts";

const ROUNDING = 1e-13;

/** Solution of a symmetric positive definite system by Cholesky's method; a direction without weight gets 0. */
export function solveSymmetric(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const size = right.length;
  const factor = choleskyFactor(matrix);
  const solution = Float64Array.from(right);
  for (let i = 0; i < size; i++) {
    let rest = valueAt(solution, i);
    for (let k = 0; k < i; k++) rest -= entry(factor, i, k) * valueAt(solution, k);
    solution[i] = quotient(rest, entry(factor, i, i));
  }
  for (let i = size - 1; i >= 0; i--) {
    let rest = valueAt(solution, i);
    for (let k = i + 1; k < size; k++) rest -= entry(factor, k, i) * valueAt(solution, k);
    solution[i] = quotient(rest, entry(factor, i, i));
  }
  return solution;
}

/** Lower triangle L with L·Lᵀ = matrix (Golub & Van Loan 2013, 4.2.5). */
function choleskyFactor(matrix: readonly Float64Array[]): readonly Float64Array[] {
  const factor = matrix.map((row) => new Float64Array(row.length));
  matrix.forEach((row, i) => {
    const own = factor[i] as Float64Array; // one row for each of the matrix
    for (let j = 0; j <= i; j++) {
      let rest = valueAt(row, j);
      for (let k = 0; k < j; k++) rest -= valueAt(own, k) * entry(factor, j, k);
      own[j] = i === j ? pivot(rest, valueAt(row, i)) : quotient(rest, entry(factor, j, j));
    }
  });
  return factor;
}

/** What is left of a diagonal entry once the directions before are taken out: nothing, where only rounding remains. */
function pivot(rest: number, whole: number): number {
  return rest > ROUNDING * whole ? Math.sqrt(rest) : 0;
}

function entry(rows: readonly Float64Array[], i: number, j: number): number {
  return valueAt(rows[i] as Float64Array, j); // inside by the caller's loops
}

function quotient(value: number, divisor: number): number {
  return divisor > 0 ? value / divisor : 0;
}
