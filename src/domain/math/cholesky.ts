import { valueAt } from "./value-at.ts";

/**
 * Lower triangle L of a symmetric positive definite matrix, A = L·Lᵀ, row by row in an array of size²; the matrix is read
 * from its lower triangle. A pivot that rounding has left at or below zero is taken for the least positive one.
 * Golub & Van Loan, Matrix Computations, algorithm 4.2.1.
 */
export function cholesky(matrix: Float64Array, size: number): Float64Array {
  const lower = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let rest = valueAt(matrix, row * size + column);
      for (let k = 0; k < column; k++) rest -= valueAt(lower, row * size + k) * valueAt(lower, column * size + k);
      lower[row * size + column] =
        row === column ? Math.sqrt(Math.max(rest, LEAST_PIVOT)) : rest / valueAt(lower, column * size + column);
    }
  }
  return lower;
}

const LEAST_PIVOT = 1e-12;

/** x with L·Lᵀ·x = b. */
export function solveCholesky(lower: Float64Array, b: Float64Array): Float64Array {
  const size = b.length;
  const x = Float64Array.from(b);
  for (let row = 0; row < size; row++) {
    for (let k = 0; k < row; k++) x[row] = valueAt(x, row) - valueAt(lower, row * size + k) * valueAt(x, k);
    x[row] = valueAt(x, row) / valueAt(lower, row * size + row);
  }
  for (let row = size - 1; row >= 0; row--) {
    for (let k = row + 1; k < size; k++) x[row] = valueAt(x, row) - valueAt(lower, k * size + row) * valueAt(x, k);
    x[row] = valueAt(x, row) / valueAt(lower, row * size + row);
  }
  return x;
}

/** Diagonal of the inverse of L·Lᵀ. */
export function inverseDiagonal(lower: Float64Array, size: number): Float64Array {
  return Float64Array.from({ length: size }, (_, i) => {
    const unit = new Float64Array(size);
    unit[i] = 1;
    return valueAt(solveCholesky(lower, unit), i);
  });
}
