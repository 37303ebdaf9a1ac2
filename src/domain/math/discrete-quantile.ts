/** Smallest whole number k ≥ 0 with cdf(k) ≥ p (p < 1): doubling steps away from a guess, then bisection. */
export function discreteQuantile(cdf: (k: number) => number, p: number, guess: number, step: number): number {
  let [low, high] = bracket(cdf, p, Math.max(0, Math.ceil(guess)), Math.max(1, Math.ceil(step)));
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (cdf(middle) >= p) high = middle;
    else low = middle;
  }
  return high;
}

/** A pair with cdf(low) < p ≤ cdf(high), where low = −1 stands for "below zero". */
function bracket(cdf: (k: number) => number, p: number, start: number, step: number): [number, number] {
  if (cdf(start) < p) {
    let low = start;
    let width = step;
    while (cdf(low + width) < p) {
      low += width;
      width *= 2;
    }
    return [low, low + width];
  }
  let high = start;
  let width = step;
  while (high - width >= 0 && cdf(high - width) >= p) {
    high -= width;
    width *= 2;
  }
  return [Math.max(-1, high - width), high];
}
