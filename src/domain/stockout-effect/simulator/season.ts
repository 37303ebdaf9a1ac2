/** Times the usual rate of orders: half a year high, half a year low. */
export function seasonAt(day: number): number {
  return 1 + MOST_SEASON * Math.sin((2 * Math.PI * day) / 365);
}

const MOST_SEASON = 0.35;

/** The highest season. */
export const HIGHEST_SEASON = 1 + MOST_SEASON;
