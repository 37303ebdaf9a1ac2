/** A list in shares of at most `size`, in order; no share of an empty one. */
export function inShares<T>(list: readonly T[], size: number): readonly (readonly [T, ...(readonly T[])])[] {
  const count = Math.ceil(list.length / size);
  // Each begins within the list.
  return Array.from({ length: count }, (_, i) => list.slice(i * size, (i + 1) * size) as [T, ...T[]]);
}
