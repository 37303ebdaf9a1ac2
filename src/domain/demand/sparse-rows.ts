import { valueAt } from "../math/value-at.ts";

/** A matrix of which most cells are zero, row by row: row i has the cells `starts[i]` … `starts[i + 1] − 1`. */
export interface SparseRows {
  readonly starts: Float64Array;
  readonly columns: Float64Array;
  readonly values: Float64Array;
  readonly width: number;
}

/** The rows of a matrix given by its columns, all of the same length. */
export function sparseRows(columns: readonly Float64Array[], length: number): SparseRows {
  const width = columns.length;
  const starts = new Float64Array(length + 1);
  for (const column of columns) {
    for (let row = 0; row < length; row++)
      if (valueAt(column, row) !== 0) starts[row + 1] = valueAt(starts, row + 1) + 1;
  }
  for (let row = 0; row < length; row++) starts[row + 1] = valueAt(starts, row + 1) + valueAt(starts, row);
  const cells = valueAt(starts, length);
  const rows = { starts, columns: new Float64Array(cells), values: new Float64Array(cells), width };
  const next = Float64Array.from(starts);
  columns.forEach((column, index) => fillColumn(rows, next, column, index));
  return rows;
}

function fillColumn(rows: SparseRows, next: Float64Array, column: Float64Array, index: number): void {
  for (let row = 0; row < next.length - 1; row++) {
    const value = valueAt(column, row);
    if (value === 0) continue;
    const cell = valueAt(next, row);
    rows.columns[cell] = index;
    rows.values[cell] = value;
    next[row] = cell + 1;
  }
}

/** Row i times a vector. */
export function rowProduct({ starts, columns, values }: SparseRows, row: number, vector: Float64Array): number {
  let sum = 0;
  for (let cell = valueAt(starts, row); cell < valueAt(starts, row + 1); cell++) {
    sum += valueAt(values, cell) * valueAt(vector, valueAt(columns, cell));
  }
  return sum;
}

/** Adds weight·(xᵀx) of row i to the lower triangle of a square matrix and weight·z·x to a vector. */
export function addRow(
  { starts, columns, values, width }: SparseRows,
  row: number,
  { weight, z }: { readonly weight: number; readonly z: number },
  { matrix, vector }: { readonly matrix: Float64Array; readonly vector: Float64Array },
): void {
  const end = valueAt(starts, row + 1);
  for (let cell = valueAt(starts, row); cell < end; cell++) {
    const column = valueAt(columns, cell);
    const scaled = weight * valueAt(values, cell);
    vector[column] = valueAt(vector, column) + scaled * z;
    for (let other = valueAt(starts, row); other <= cell; other++) {
      const place = column * width + valueAt(columns, other);
      matrix[place] = valueAt(matrix, place) + scaled * valueAt(values, other);
    }
  }
}
