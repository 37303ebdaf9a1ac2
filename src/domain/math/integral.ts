/** Nodes and weights of the four-point Gauss–Legendre rule on [−1, 1] (Abramowitz & Stegun, table 25.4). */
const INNER = { node: 0.33998104358485626, weight: 0.6521451548625461 };
const OUTER = { node: 0.8611363115940526, weight: 0.34785484513745385 };
const PANELS = 64;

/** ∫ f from `from` to `to`, by the four-point Gauss–Legendre rule on 64 equal panels; exact for cubics and beyond. */
export function integral(f: (x: number) => number, from: number, to: number): number {
  const half = (to - from) / PANELS / 2;
  const around = (centre: number, { node, weight }: typeof INNER): number =>
    weight * (f(centre - node * half) + f(centre + node * half));
  let sum = 0;
  for (let panel = 0; panel < PANELS; panel++) {
    const centre = from + (2 * panel + 1) * half;
    sum += around(centre, INNER) + around(centre, OUTER);
  }
  return sum * half;
}
