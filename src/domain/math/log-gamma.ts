import { valueAt } from "./value-at.ts";

/** Lanczos coefficients for g = 7, n = 9 (Godfrey 2001). */
const LANCZOS_G = 7;
const LANCZOS = Float64Array.of(
  0.9999999999998099,
  676.5203681218851,
  -1259.1392167224028,
  771.3234287776531,
  -176.6150291621406,
  12.507343278686905,
  -0.13857109526572012,
  0.000009984369578019572,
  1.5056327351493116e-7,
);

/** ln Γ(x) for x > 0, by the Lanczos approximation (relative error about 1e-15). */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const shifted = x - 1;
  let sum = valueAt(LANCZOS, 0);
  for (let i = 1; i < LANCZOS.length; i++) sum += valueAt(LANCZOS, i) / (shifted + i);
  const t = shifted + LANCZOS_G + 0.5;
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(t) - t + Math.log(sum);
}
