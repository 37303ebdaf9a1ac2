import { logGamma } from "./log-gamma.ts";

const EPSILON = 1e-16;
const TINY = 1e-300;
const MAX_ITERATIONS = 20_000;
/** Above this shape the uniform expansion is exact to about 1e-9 and, unlike the sums, takes constant time. */
const LARGE_SHAPE = 1e5;

/** Regularised lower incomplete gamma P(a, x) for a > 0 (DLMF 8.2.4). */
export function regularisedGammaP(a: number, x: number): number {
  if (x <= 0) return 0;
  if (x === Infinity) return 1;
  if (a > LARGE_SHAPE) return 1 - uniformQ(a, x);
  return x < a + 1 ? seriesP(a, x) : 1 - continuedFractionQ(a, x);
}

/** Regularised upper incomplete gamma Q(a, x) = 1 − P(a, x), exact in the far tail. */
export function regularisedGammaQ(a: number, x: number): number {
  if (x <= 0) return 1;
  if (x === Infinity) return 0;
  if (a > LARGE_SHAPE) return uniformQ(a, x);
  return x < a + 1 ? 1 - seriesP(a, x) : continuedFractionQ(a, x);
}

/** DLMF 8.11.4: P(a, x) = xᵃ e⁻ˣ / Γ(a + 1) · Σ xⁿ / ((a + 1)…(a + n)). */
function seriesP(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; n < MAX_ITERATIONS && term > sum * EPSILON; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return Math.min(1, sum * Math.exp(a * Math.log(x) - x - logGamma(a + 1)));
}

/** DLMF 8.9.2, evaluated by the modified Lentz method (Thompson & Barnett 1986). */
function continuedFractionQ(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < MAX_ITERATIONS; n++) {
    const numerator = -n * (n - a);
    b += 2;
    d = 1 / nonZero(numerator * d + b);
    c = nonZero(b + numerator / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < EPSILON * 8) break;
  }
  return fraction * Math.exp(a * Math.log(x) - x - logGamma(a));
}

/** Temme's uniform expansion for large a, first correction included (DLMF 8.12.4, 8.12.7). */
function uniformQ(a: number, x: number): number {
  const excess = x / a - 1;
  const halfEtaSquared = excess - Math.log1p(excess);
  const eta = Math.sign(excess) * Math.sqrt(2 * Math.max(0, halfEtaSquared));
  const correction = Math.abs(excess) < 1e-3 ? -1 / 3 + eta / 12 : 1 / excess - 1 / eta;
  const tail = complementaryError(eta * Math.sqrt(a / 2)) / 2;
  return clampUnit(tail + (Math.exp(-a * halfEtaSquared) / Math.sqrt(2 * Math.PI * a)) * correction);
}

/** erfc(x) = Q(½, x²) for x ≥ 0, and 2 − erfc(−x) below. */
function complementaryError(x: number): number {
  return x >= 0 ? regularisedGammaQ(0.5, x * x) : 2 - regularisedGammaQ(0.5, x * x);
}

function nonZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}

function clampUnit(value: number): number {
  return Math.min(1, Math.max(0, value));
}
