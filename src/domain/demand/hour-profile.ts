import { valueAt } from "../math/value-at.ts";

const HOURS = 24;
/** Units for which the shape of all items together stands beside the item's own. */
const PRIOR_UNITS = 50;

/** Share of a day's demand that falls into each hour where nothing is known: all alike. */
export const EVEN_PROFILE: Float64Array = new Float64Array(HOURS).fill(1 / HOURS);

/**
 * Share of a day's demand that falls into each of its 24 hours, from days that were in stock throughout, drawn towards a
 * common shape (Dirichlet prior of PRIOR_UNITS units). The shares sum to 1.
 */
export function hourProfile(days: readonly (readonly number[])[], common: Float64Array = EVEN_PROFILE): Float64Array {
  const sums = new Float64Array(HOURS);
  let total = 0;
  for (const hours of days) {
    for (let hour = 0; hour < HOURS; hour++) {
      const units = Math.max(0, hours[hour] ?? 0);
      sums[hour] = valueAt(sums, hour) + units;
      total += units;
    }
  }
  return sums.map((sum, hour) => (sum + PRIOR_UNITS * valueAt(common, hour)) / (total + PRIOR_UNITS));
}

/** Share of the day's demand that could be seen: the profile's share of the hours in stock, 0–1. */
export function seenShare(profile: Float64Array, is_out: readonly boolean[]): number {
  if (!is_out.includes(true)) return 1;
  return Math.min(
    1,
    profile.reduce((sum, part, hour) => (is_out[hour] === true ? sum : sum + part), 0),
  );
}
