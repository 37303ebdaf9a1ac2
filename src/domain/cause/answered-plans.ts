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
    const answers = supplies.flatMap((supply) => {
      const begun = begunOn(supply);
      if (begun === null || begun < plan.made_on || (next !== undefined && begun >= next)) return [];
      return [{ supply, begun }];
    });
    const [first] = answers.toSorted((a, b) => (a.begun < b.begun ? -1 : 1));
    return { plan, supply: first?.supply ?? null };
  });
}

/** The day on which somebody set a supply going: the request, else the order. */
export function begunOn({ requested_on, ordered_on }: SupplyFact): Day | null {
  return requested_on ?? ordered_on;
}
