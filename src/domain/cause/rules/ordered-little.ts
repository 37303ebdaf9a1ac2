import { daysBetween } from "../../calendar/day.ts";
import { answeredPlans } from "../answered-plans.ts";
import type { PlanSnapshot, SupplyFact } from "../cause-evidence.ts";
import { ABSENT, type CauseFact, type CauseRule, type RuleFinding } from "../cause-finding.ts";
import { avoidedShare, demandBetween, type ShortageCase, shifted } from "../shortage-case.ts";

/** A plan and the order that it led to. */
interface Answer {
  readonly plan: PlanSnapshot;
  readonly supply: SupplyFact;
}

/** A share by which an order may differ from the suggestion: rounding to packs, a pallet less. */
const TOLERATED = 0.15;

/** Would it have run out had as much been ordered as was suggested, at the level that was suggested? */
export const orderedLittle: CauseRule = {
  cause: "ordered_little",
  stage: "planning",
  judge(shortage): RuleFinding {
    const { plans } = shortage.evidence;
    const { supplies } = shortage.parts;
    if (shortage.evidence.supplies === null) return { kind: "not_judged", lacks: ["purchases"] };
    if (plans === null || plans.length === 0) return { kind: "not_judged", lacks: ["plan"] };
    const answered = answeredPlans(plans, supplies).flatMap(({ plan, supply }): readonly Answer[] => {
      return supply === null ? [] : [{ plan, supply }];
    });
    const little = answered.filter((one) => isLittle(one) || isLow(one));
    if (little.length === 0) return ABSENT;
    const mended = new Map(little.map((one) => [one.supply, mendedSupply(shortage, one)]));
    return {
      kind: "mended",
      avoided_share: avoidedShare(shortage, { supplies: supplies.map((supply) => mended.get(supply) ?? supply) }),
      strength: 1,
      facts: little.flatMap(factsOf),
    };
  },
};

function isLittle({ plan, supply }: Answer): boolean {
  return supply.quantity < (1 - TOLERATED) * plan.suggested_quantity;
}

function isLow({ plan: { reorder_point } }: Answer): boolean {
  return reorder_point !== null && reorder_point.in_force < (1 - TOLERATED) * reorder_point.suggested;
}

/** The suggested quantity, as far as the order came in full, and as many days earlier as the higher level is reached earlier. */
function mendedSupply(shortage: ShortageCase, answered: Answer): SupplyFact {
  const { plan, supply } = answered;
  const factor = isLittle(answered) ? plan.suggested_quantity / supply.quantity : 1;
  const larger = {
    ...supply,
    arrivals: supply.arrivals.map(({ day, quantity }) => ({ day, quantity: quantity * factor })),
  };
  return isLow(answered) ? shifted(larger, daysEarlier(shortage, plan)) : larger;
}

function daysEarlier(shortage: ShortageCase, { reorder_point, made_on }: PlanSnapshot): number {
  if (reorder_point === null) return 0;
  const days = daysBetween(shortage.first_day, made_on);
  const daily = days <= 0 ? 0 : demandBetween(shortage, shortage.first_day, made_on) / (days + 1);
  return daily === 0 ? 0 : Math.round((reorder_point.suggested - reorder_point.in_force) / daily);
}

function factsOf(answered: Answer): readonly CauseFact[] {
  const { plan, supply } = answered;
  const little: readonly CauseFact[] = !isLittle(answered)
    ? []
    : [
        {
          ...{ kind: "small_order", record: supply.record, day: plan.made_on, name: "" },
          ...{ figure: supply.quantity, against: plan.suggested_quantity },
        },
      ];
  if (plan.reorder_point === null || !isLow(answered)) return little;
  const { in_force, suggested } = plan.reorder_point;
  return [
    ...little,
    {
      kind: "low_reorder_point",
      record: plan.record,
      day: plan.made_on,
      figure: in_force,
      against: suggested,
      name: "",
    },
  ];
}
