/** Days over which the level of an item may change its direction once. */
const KNOT_DAYS = 91;

/**
 * The level of a series as straight lines between knots a quarter apart: hat functions that add up to 1 on every day, so
 * that a slow rise is not taken for the effect of a season's days.
 */
export function levelColumns(days: number): readonly Float64Array[] {
  if (days < KNOT_DAYS) return [new Float64Array(days).fill(1)];
  const spans = Math.round(days / KNOT_DAYS);
  return Array.from({ length: spans + 1 }, (_, knot) => hat(days, spans / (days - 1), knot));
}

function hat(days: number, knotsPerDay: number, knot: number): Float64Array {
  const values = new Float64Array(days);
  for (let i = 0; i < days; i++) values[i] = Math.max(0, 1 - Math.abs(i * knotsPerDay - knot));
  return values;
}
