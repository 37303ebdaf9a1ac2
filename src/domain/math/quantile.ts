/**
 * The p-quantile of some numbers by straight lines between them: the value at (n − 1)·p of the sorted row (Hyndman & Fan
 * 1996, definition 7). NaN of no number.
 */
export function quantile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * p;
  const low = sorted[Math.floor(place)] ?? Number.NaN;
  const high = sorted[Math.ceil(place)] ?? Number.NaN;
  return low + (place - Math.floor(place)) * (high - low);
}
