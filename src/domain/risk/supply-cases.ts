import type { LeadTime } from "../inventory/lead-time.ts";
import { arrivalProbability } from "./open-receipt.ts";
import type { DueUnits } from "./open-receipt.ts";

/** One way supply may turn out by a day. */
export interface SupplyCase {
  readonly probability: number;
  /** Units that can be handed out by then. */
  readonly supply: number;
}

/** Chances below this are no case of their own. */
const LEAST_PROBABILITY = 1e-6;

/**
 * How much can be handed out by the end of a day (0 = today): what is there, plus receipts. Receipts are late together
 * rather than each by itself (one supplier, one road), so the likelier always arrive first, and n receipts make n + 1
 * cases instead of 2ⁿ.
 */
export function supplyCases(
  supply: number,
  receipts: readonly DueUnits[],
  day: number,
  lead_time: LeadTime,
): readonly SupplyCase[] {
  const arrivals = receipts
    .map(({ quantity, due_in_days }) => ({ quantity, probability: arrivalProbability(due_in_days, day, lead_time) }))
    .sort((a, b) => b.probability - a.probability);
  const cases: SupplyCase[] = [];
  let arrived = supply;
  let reached = 1;
  for (const { quantity, probability } of arrivals) {
    if (reached - probability > LEAST_PROBABILITY) {
      cases.push({ probability: reached - probability, supply: arrived });
      reached = probability;
    }
    arrived += quantity;
  }
  const last = cases.at(-1);
  if (last === undefined || reached > LEAST_PROBABILITY) return [...cases, { probability: reached, supply: arrived }];
  return [...cases.slice(0, -1), { probability: last.probability + reached, supply: last.supply }];
}
