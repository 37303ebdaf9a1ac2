/** The value below which this share (0–1) of the values lies; NaN where there are none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** The middle one of several runs, which one disturbed run does not move. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}
