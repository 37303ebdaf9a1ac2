import type { Day } from "../calendar/day.ts";
import type { PlanSnapshot, SupplyFact } from "./cause-evidence.ts";

/** A plan with the purchase that answers it: the first that was begun since; null where none was. */
export interface AnsweredPlan {
  readonly plan: PlanSnapshot;
  readonly supply: SupplyFact | null;
}

/** Each plan with its answer; a purchase answers the latest plan made before it was begun. */
export function answeredPlans(
  plans: readonly PlanSnapshot[],
  supplies: readonly SupplyFact[],
): readonly AnsweredPlan[] {
  const ordered = plans.toSorted((a, b) => (a.made_on < b.made_on ? -1 : 1));
  return ordered.map((plan, i) => {
    const next = ordered[i + 1]?.made_on;
    const answers = supplies.filter((supply) => {
      const begun = begunOn(supply);
      return begun !== null && begun >= plan.made_on && (next === undefined || begun < next);
    });
    const [supply = null] = answers.toSorted((a, b) => ((begunOn(a) ?? "") < (begunOn(b) ?? "") ? -1 : 1));
    return { plan, supply };
  });
}

/** The day on which somebody set a supply going: the request, else the order. */
export function begunOn({ requested_on, ordered_on }: SupplyFact): Day | null {
  return requested_on ?? ordered_on;
}
