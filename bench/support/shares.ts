/** The share of those that a condition holds for, 0–1; 0 of none. */
export function share<T>(all: readonly T[], holds: (one: T) => boolean): number {
  return all.length === 0 ? 0 : all.filter(holds).length / all.length;
}

/** Four decimals. */
export function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
