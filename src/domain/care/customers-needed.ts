import { LEAST_HELD_OUT, LEAST_TREATED } from "./action-result.ts";

/**
 * Customers of an action, treated and held out together, whose window must be over before anything can be told of it; null
 * where nobody is held out. A bound from below: a small effect needs many more.
 */
export function customersNeeded(held_out_share: number): number | null {
  if (held_out_share <= 0) return null;
  return Math.ceil(Math.max(LEAST_HELD_OUT / held_out_share, LEAST_TREATED / (1 - held_out_share)));
}
