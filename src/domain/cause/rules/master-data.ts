import { answeredPlans } from "../answered-plans.ts";
import type { MasterFact, SupplyFact } from "../cause-evidence.ts";
import { ABSENT, type CauseFact, type CauseRule, type RuleFinding } from "../cause-finding.ts";
import { avoidedShare, type ShortageCase, shifted } from "../shortage-case.ts";

const LEAST_DAYS = 2;
const LEAST_SHARE = 0.2;

/** Would it have run out had the master data been right: lead time as deliveries show it, units per pack as they are? */
export const masterData: CauseRule = {
  cause: "master_data",
  stage: "master_data",
  judge(shortage): RuleFinding {
    const { master } = shortage.evidence;
    const { supplies } = shortage.parts;
    if (master === null) return { kind: "not_judged", lacks: ["master_check"] };
    if (shortage.evidence.supplies === null) return { kind: "not_judged", lacks: ["purchases"] };
    const wrong = master.filter(isTooLow);
    if (wrong.length === 0) return ABSENT;
    const mended = wrong.reduce((present, fact) => withRight(shortage, present, fact), supplies);
    return {
      kind: "mended",
      avoided_share: avoidedShare(shortage, { supplies: mended }),
      strength: 1,
      facts: wrong.map((fact) => factOf(shortage, fact)),
    };
  },
};

/** A lead time stated too short makes orders late; packs believed larger than they are make them small. */
function isTooLow({ field, in_force, right }: MasterFact): boolean {
  if (field === "units_per_pack") return right > 0 && right < in_force;
  return right - in_force >= LEAST_DAYS && right - in_force >= LEAST_SHARE * in_force;
}

function withRight(shortage: ShortageCase, supplies: readonly SupplyFact[], fact: MasterFact): readonly SupplyFact[] {
  if (fact.field === "units_per_pack") return supplies.map((supply) => inRightPacks(supply, fact));
  const answers = answeredPlans(shortage.evidence.plans ?? [], supplies).flatMap(({ supply }) => supply ?? []);
  const earlier = Math.round(fact.right - fact.in_force);
  return supplies.map((supply) =>
    supply.kind === "purchase" && answers.includes(supply) ? shifted(supply, earlier) : supply,
  );
}

function inRightPacks(supply: SupplyFact, { in_force, right }: MasterFact): SupplyFact {
  if (supply.kind !== "purchase") return supply;
  const arrivals = supply.arrivals.map(({ day, quantity }) => ({ day, quantity: (quantity * in_force) / right }));
  return { ...supply, arrivals };
}

function factOf({ evidence }: ShortageCase, { field, record, in_force, right }: MasterFact): CauseFact {
  return {
    kind: field === "lead_time_days" ? "wrong_lead_time" : "wrong_pack_size",
    ...{ record, day: evidence.episode.start, figure: in_force, against: right, name: "" },
  };
}
