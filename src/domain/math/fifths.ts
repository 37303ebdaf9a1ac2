const FIFTHS = 5;

/** The fifth of a set that a value lies in, 1–5: by how many of the set are below it, so that equal values share one. */
export function fifths(values: readonly number[]): (value: number) => number {
  const sorted = Float64Array.from(values).sort();
  return (value) => 1 + Math.floor((FIFTHS * countBelow(sorted, value)) / Math.max(1, sorted.length));
}

function countBelow(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Infinity) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
