import { logGamma } from "./log-gamma.ts";

const EPSILON = 1e-15;
const TINY = 1e-300;
const MAX_ITERATIONS = 10_000;

/**
 * Regularised incomplete beta I_x(a, b) for a, b > 0 (DLMF 8.17.2).
 * `complement` is 1 − x; pass it when it is known more exactly than the subtraction gives.
 */
export function regularisedBeta(a: number, b: number, x: number, complement = 1 - x): number {
  if (x <= 0) return 0;
  if (complement <= 0) return 1;
  const scale = Math.exp(
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * logOfComplement(x, complement),
  );
  const value =
    x < (a + 1) / (a + b + 2)
      ? (scale * continuedFraction(a, b, x)) / a
      : 1 - (scale * continuedFraction(b, a, complement)) / b;
  return Math.min(1, Math.max(0, value));
}

function logOfComplement(x: number, complement: number): number {
  return x < 0.5 ? Math.log1p(-x) : Math.log(complement);
}

/** DLMF 8.17.22, evaluated by the modified Lentz method (Thompson & Barnett 1986). */
function continuedFraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < MAX_ITERATIONS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < EPSILON) break;
  }
  return fraction;
}

function nonZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
