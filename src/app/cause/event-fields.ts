import { CAUSE_LABELS, STAGE_LABELS } from "../../domain/cause/cause-class.ts";
import { causeEvidenceText } from "../../domain/cause/cause-evidence-text.ts";
import type { FieldValues } from "../../contracts/form.ts";
import type { EventExplanation, FoundOfEvent } from "../../ports/stockout-events.ts";

/** Also where something seemed to lack before: the record must not go on naming a cause of it. */
const NOTHING_LACKED: FieldValues = {
  ...{ machine_cause: null, supply_stage: null, cause_score: null, cause_evidence: null },
  ...{ duration_days: null, lost_quantity: null, lost_amount: null },
};

/** What the record of an event bears of its cause; what a person chose stands in a field of its own. */
export function eventFields(found: FoundOfEvent, { verdict, loss, unit }: EventExplanation): FieldValues {
  if (verdict === null || loss === null) {
    if (found.outcome === "open") return NOTHING_LACKED;
    return {
      ...{ machine_cause: null, supply_stage: null, cause_score: null, lost_amount: 0 },
      cause_evidence: "预警期间没有实际缺货。",
      ...{ duration_days: 0, lost_quantity: 0 },
    };
  }
  return {
    machine_cause: CAUSE_LABELS[verdict.kind === "named" ? verdict.main : "undetermined"],
    supply_stage: verdict.kind === "named" ? STAGE_LABELS[verdict.stage] : null,
    cause_score: found.cause_score,
    cause_evidence: causeEvidenceText(verdict, loss, unit),
    duration_days: found.out_days,
    lost_quantity: found.lost_units,
    lost_amount: found.lost_money,
  };
}
