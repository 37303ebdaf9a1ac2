/** Real seconds per business day that the demo offers, fastest first. */
const SPEEDS = [2, 3, 5, 8, 12, 20, 30] as const;

/** The next faster speed; null at the fastest. */
export function fasterThan(seconds_per_day: number): number | null {
  return SPEEDS.findLast((speed) => speed < seconds_per_day) ?? null;
}

/** The next slower speed; null at the slowest. */
export function slowerThan(seconds_per_day: number): number | null {
  return SPEEDS.find((speed) => speed > seconds_per_day) ?? null;
}
