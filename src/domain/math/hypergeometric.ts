const MAX_TERMS = 200_000;
const ROUNDING = 1e-16;

/**
 * Gauss's hypergeometric function ₂F₁(a, b; c; z) for c > 0 and 0 ≤ z < 1, by its series (DLMF 15.2.1); it takes about
 * 37 ÷ −ln z terms. Where a + b > c the sum is large near z = 1: DLMF 15.8.1 turns it into (1 − z)^(c−a−b) times a tame one.
 */
export function hypergeometric(a: number, b: number, c: number, z: number): number {
  let [term, sum] = [1, 1];
  for (let k = 0; k < MAX_TERMS; k++) {
    term *= (((a + k) * (b + k)) / ((c + k) * (1 + k))) * z;
    sum += term;
    if (Math.abs(term) <= ROUNDING * Math.abs(sum)) break;
  }
  return sum;
}
