/** What was bought so long ago counts half (days): assortments and seasons move on. */
const HALF_LIFE_DAYS = 21;

/** Weight of a day seen from a later one, 0–1. */
export function recency(day: number, now: number): number {
  return 2 ** ((day - now) / HALF_LIFE_DAYS);
}
