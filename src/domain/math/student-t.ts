import { regularisedBeta } from "./incomplete-beta.ts";
import { normalQuantile } from "./normal.ts";

/** P(X ≤ t) of Student's law with ν > 0 degrees of freedom (DLMF 8.17, Abramowitz & Stegun 26.7.1). */
export function studentCdf(t: number, freedom: number): number {
  const square = t * t;
  const tail = regularisedBeta(freedom / 2, 0.5, freedom / (freedom + square), square / (freedom + square)) / 2;
  return t < 0 ? tail : 1 - tail;
}

/** t with P(X ≤ t) = p for 0 < p < 1, by bisection in a bracket grown from the normal quantile. */
export function studentQuantile(p: number, freedom: number): number {
  if (p < 0.5) return -studentQuantile(1 - p, freedom);
  let low = 0;
  let high = Math.max(1, normalQuantile(p));
  while (studentCdf(high, freedom) < p) [low, high] = [high, 2 * high];
  while (high - low > 1e-12 * high) {
    const middle = (low + high) / 2;
    if (studentCdf(middle, freedom) < p) low = middle;
    else high = middle;
  }
  return high;
}
