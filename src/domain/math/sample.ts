/** Mean and variance of some numbers. */
export interface Sample {
  readonly count: number;
  readonly mean: number;
  /** Unbiased, over n − 1; nought for a single number. */
  readonly variance: number;
}

/** Mean and variance; of no number both are nought. */
export function sampleOf(values: readonly number[]): Sample {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, count);
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { count, mean, variance: squares / Math.max(1, count - 1) };
}

/**
 * How many standard errors the mean of `later` lies above that of `earlier` (Welch 1947). Sales scatter at least like
 * counts do, so no variance is taken below its mean. Nought where both means are equal.
 */
export function standardErrorsBetween(earlier: Sample, later: Sample): number {
  const difference = later.mean - earlier.mean;
  if (difference === 0) return 0;
  return difference / Math.sqrt(errorSquared(earlier) + errorSquared(later));
}

function errorSquared({ count, mean, variance }: Sample): number {
  return Math.max(variance, mean) / Math.max(1, count);
}
