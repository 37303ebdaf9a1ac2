/**
 * Waiting time whose mean rest grows the longer it has lasted: a Lomax law (Pareto of the second kind),
 * P(X > x) = (1 + x ÷ scale)^−shape. It is what waiting looks like where each case has its own pace, exponential with a
 * rate that is itself gamma distributed (Harris 1968, Operations Research 16(2), 307–313).
 */
const TAIL_SHAPE = 3;

/** Scale of a tail with the given mean: mean = scale ÷ (shape − 1). */
export function tailScale(mean: number): number {
  return (TAIL_SHAPE - 1) * mean;
}

/** P(X > x) for x ≥ 0 and a scale above 0. */
export function tailAbove(scale: number, x: number): number {
  const rest = scale / (scale + x);
  return rest * rest * rest;
}
