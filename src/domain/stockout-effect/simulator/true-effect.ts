import type { MatchedSet } from "../matched-sets.ts";
import { OUTCOMES, type Outcomes, outcomesAround } from "../outcomes.ts";
import type { TrialFrame } from "../trial-frame.ts";

/**
 * True mean effect on the exposed of some sets: their outcomes as they were, less those in the world without outages.
 * Customers have the same numbers in both worlds, for nobody's first order differs.
 */
export function trueEffect(lived: TrialFrame, spared: TrialFrame, sets: readonly MatchedSet[]): Outcomes {
  const totals = { lost: 0, orders: 0, revenue: 0, margin: 0 };
  for (const { exposed } of sets) {
    const here = outcomesAround(lived, exposed.customer, exposed.period);
    const there = outcomesAround(spared, exposed.customer, exposed.period);
    for (const name of OUTCOMES) totals[name] += (here[name] - there[name]) / sets.length;
  }
  return totals;
}
