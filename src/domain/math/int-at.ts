/** The whole number at an index that the caller knows to lie inside the row; see `valueAt` for why there are two. */
export function intAt(row: Int32Array, index: number): number {
  return row[index] as number; // inside by the caller's word
}
