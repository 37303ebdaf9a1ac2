import { valueAt } from "../math/value-at.ts";

/** Days over which the level of an item may change its direction once. */
const KNOT_DAYS = 91;

/**
 * The level of a series of some days as straight lines between knots a quarter apart: hat functions that add up to 1 on
 * every day, so that a slow rise is not taken for the effect of a season's days. Given at some moments (days from 0).
 */
export function levelColumns(days: number, moments: Float64Array): readonly Float64Array[] {
  if (days < KNOT_DAYS) return [new Float64Array(moments.length).fill(1)];
  const spans = Math.round(days / KNOT_DAYS);
  return Array.from({ length: spans + 1 }, (_, knot) => hat(moments, spans / (days - 1), knot));
}

function hat(moments: Float64Array, knotsPerDay: number, knot: number): Float64Array {
  const values = new Float64Array(moments.length);
  for (let i = 0; i < values.length; i++) {
    values[i] = Math.max(0, 1 - Math.abs(valueAt(moments, i) * knotsPerDay - knot));
  }
  return values;
}
