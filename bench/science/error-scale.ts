/** What an item's errors are divided by, so that items of any size count alike; units. */
export interface ErrorScale {
  /** Root mean squared difference of neighbours (RMSSE; Makridakis, Spiliotis & Assimakopoulos 2022, M5, eq. 1). */
  readonly root_mean_square: number;
  /** Mean absolute difference of neighbours (MASE; Hyndman & Koehler 2006, eq. 2.8, lag 1). */
  readonly mean_absolute: number;
}

/** Fewer periods give no scale. */
const LEAST_PERIODS = 8;

/** Scale of a known past that begins with its first demand; null where it is too short or never changes. */
export function errorScale(known: Float64Array): ErrorScale | null {
  if (known.length < LEAST_PERIODS) return null;
  const differences = laggedDifferences(known, 1);
  const root_mean_square = Math.sqrt(mean(differences.map((difference) => difference * difference)));
  return root_mean_square > 0 ? { root_mean_square, mean_absolute: mean(differences.map(Math.abs)) } : null;
}

/** Mean absolute difference to the same period of the cycle before, over the whole past (the scale of the Monash archive). */
export function seasonalScale(past: Float64Array, cycle: number): number {
  return mean(laggedDifferences(past, cycle).map(Math.abs));
}

function laggedDifferences(values: Float64Array, lag: number): Float64Array {
  return values.slice(lag).map((value, t) => value - (values[t] ?? 0));
}

function mean(values: Float64Array): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
