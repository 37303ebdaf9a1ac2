/**
 * Quantile of a non-negative quantity with the given mean and variance, as a gamma law would have it, in closed form:
 * the cube root of a gamma variable is nearly normal. Wilson & Hilferty 1931; `z` is the standard normal quantile.
 */
export function wilsonHilfertyQuantile(mean: number, variance: number, z: number): number {
  if (mean <= 0) return 0;
  const spread = variance / (9 * mean * mean);
  const root = 1 - spread + z * Math.sqrt(spread);
  return root <= 0 ? 0 : mean * root * root * root;
}
