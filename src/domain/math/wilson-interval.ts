/** The ends of an interval of a share, both 0–1. */
export interface ShareEnds {
  readonly low: number;
  readonly high: number;
}

/** Score interval of a share, z standard deviations to each side (Wilson 1927, JASA 22, 209–212). */
export function wilsonInterval(hits: number, trials: number, z: number): ShareEnds {
  if (trials <= 0) return { low: 0, high: 1 };
  const rate = Math.min(1, hits / trials);
  const spread = (z * z) / trials;
  const middle = (rate + spread / 2) / (1 + spread);
  const half = Math.sqrt(rate * (1 - rate) * spread + (spread * spread) / 4) / (1 + spread);
  return { low: Math.max(0, Math.min(rate, middle - half)), high: Math.min(1, Math.max(rate, middle + half)) };
}
