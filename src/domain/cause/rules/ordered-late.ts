import { addDays, daysBetween } from "../../calendar/day.ts";
import { quantile } from "../../math/quantile.ts";
import { type AnsweredPlan, answeredPlans, begunOn } from "../answered-plans.ts";
import { LEAST_USUAL, WITHIN_USUAL } from "../beyond-usual.ts";
import type { SupplyFact } from "../cause-evidence.ts";
import { ABSENT, type CauseFact, type CauseRule, type RuleFinding } from "../cause-finding.ts";
import { avoidedShare, type ShortageCase, shifted } from "../shortage-case.ts";

/** An order of the day after is as good as in time. */
const GRACE_DAYS = 1;

/** Would it have run out had the order been asked for on the last safe day? The time in approval is not counted here. */
export const orderedLate: CauseRule = {
  cause: "ordered_late",
  stage: "purchasing",
  judge(shortage): RuleFinding {
    const { plans, usual } = shortage.evidence;
    const { supplies } = shortage.parts;
    if (shortage.evidence.supplies === null) return { kind: "not_judged", lacks: ["purchases"] };
    if (plans === null || plans.length === 0) return { kind: "not_judged", lacks: ["plan"] };
    const late = answeredPlans(plans, supplies).filter((answered) => daysLate(shortage, answered) > 0);
    if (late.length === 0) return ABSENT;
    const unanswered = late.some(({ supply }) => supply === null);
    // A receipt that names no order may be of the very order that seems not to have been placed.
    if (unanswered && shortage.unlinked.length > 0) return { kind: "not_judged", lacks: ["receipt_order"] };
    // Where purchases are asked for first, an order without its request may have waited for approval.
    const isRequestUnknown =
      usual.approval_days.length >= LEAST_USUAL &&
      late.some(({ supply }) => supply !== null && supply.requested_on === null);
    const longest = Math.max(...late.map((answered) => daysLate(shortage, answered)));
    return {
      kind: "mended",
      avoided_share: avoidedShare(shortage, { supplies: mendedSupplies(shortage, late) }),
      strength: longest > GRACE_DAYS && !isRequestUnknown ? 1 : WITHIN_USUAL,
      lacks: isRequestUnknown ? ["request_times"] : [],
      facts: late.map((answered) => factOf(shortage, answered)),
    };
  },
};

function daysLate({ evidence }: ShortageCase, { plan, supply }: AnsweredPlan): number {
  const begun = supply === null ? null : begunOn(supply);
  return daysBetween(plan.order_by, begun ?? evidence.episode.end);
}

function mendedSupplies(shortage: ShortageCase, late: readonly AnsweredPlan[]): readonly SupplyFact[] {
  const mended = new Map(
    late.flatMap((answered) =>
      answered.supply === null
        ? []
        : [[answered.supply, shifted(answered.supply, daysLate(shortage, answered))] as const],
    ),
  );
  const placed = late.flatMap(({ plan, supply }) => (supply === null ? (placedInTime(shortage, plan) ?? []) : []));
  return [...shortage.parts.supplies.map((supply) => mended.get(supply) ?? supply), ...placed];
}

function placedInTime({ evidence }: ShortageCase, plan: AnsweredPlan["plan"]): SupplyFact | null {
  const { lead_days, approval_days } = evidence.usual;
  if (lead_days.length === 0) return null;
  const approval = approval_days.length === 0 ? 0 : quantile(approval_days, 0.5);
  const day = addDays(plan.order_by, Math.round(approval + quantile(lead_days, 0.5)));
  return {
    ...{ kind: "purchase", record: plan.record, requested_on: plan.order_by, approved_on: null, ordered_on: null },
    ...{ expected_on: null, quantity: plan.suggested_quantity, short_components: [] },
    arrivals: [{ day, quantity: plan.suggested_quantity }],
  };
}

function factOf(shortage: ShortageCase, answered: AnsweredPlan): CauseFact {
  const { plan, supply } = answered;
  return {
    kind: supply === null ? "no_order" : "late_order",
    record: supply?.record ?? plan.record,
    day: plan.order_by,
    ...{ figure: daysLate(shortage, answered), against: null, name: "" },
  };
}
