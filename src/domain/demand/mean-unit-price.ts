/** Prices are told to a millionth: what lies below is the order in which they were added up. */
const STEPS_PER_UNIT = 1e6;

/** Mean of some unit prices, of which the sum is known; null of none. */
export function meanUnitPrice(sum: number, count: number): number | null {
  return count > 0 ? Math.round((sum / count) * STEPS_PER_UNIT) / STEPS_PER_UNIT : null;
}
