import { normalQuantile } from "../../math/normal.ts";
import type { Random } from "../../math/seeded-random.ts";

/** A number above 0 and below 1. */
function inside(random: Random): number {
  return Math.max(random(), 2 ** -33);
}

/** Standard normal draw, by inversion. */
export function normalDraw(random: Random): number {
  return normalQuantile(inside(random));
}

/** Exponential draw of mean 1. */
export function exponentialDraw(random: Random): number {
  return -Math.log(inside(random));
}

/** Gamma draw of scale 1 (Marsaglia & Tsang 2000); a shape below 1 is raised and taken back. */
export function gammaDraw(random: Random, shape: number): number {
  if (shape < 1) return gammaDraw(random, shape + 1) * inside(random) ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const x = normalDraw(random);
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(inside(random)) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** Beta draw of two gamma draws. */
export function betaDraw(random: Random, a: number, b: number): number {
  const x = gammaDraw(random, a);
  return x / (x + gammaDraw(random, b));
}

/** Poisson draw for a small mean, by multiplication (Knuth). */
export function poissonDraw(random: Random, mean: number): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > limit; product *= random()) count++;
  return count;
}

/** An index drawn by weights. */
export function weightedDraw(random: Random, weights: readonly number[]): number {
  let rest = random() * weights.reduce((sum, weight) => sum + weight, 0);
  const found = weights.findIndex((weight) => (rest -= weight) < 0);
  return found < 0 ? weights.length - 1 : found;
}
