import { CARE_ACTION_LABELS } from "../../domain/care/care-action.ts";
import { type CarePlan, planState } from "../../domain/care/care-plan.ts";
import { compareText } from "../../domain/math/compare-text.ts";
import type { CareReport } from "../../contracts/care.ts";
import type { FormBinding } from "../../contracts/form.ts";
import type { CarePlanRecord } from "../../contracts/generated/records.ts";
import type { Manifest } from "../../contracts/manifest.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Records } from "../../ports/records.ts";
import { LABEL_OF_ALL } from "./plan-words.ts";
import { readPlan } from "./read-plan.ts";

/** Ports of the list of plans. */
export interface PlanListPorts {
  readonly records: Pick<Records, "list">;
  readonly clock: Pick<Clock, "today" | "dayOf">;
  /** Trades that there are plans for to begin with. */
  readonly packs: Manifest["care"];
  /** Where people open a form; null where nobody knows. */
  formUrl(binding: FormBinding): Promise<string | null>;
}

type PlanList = CareReport["plans"];
type PlanRow = PlanList["rows"][number];

/** Those in force first, then those that a person must put right. */
const ORDER: readonly PlanRow["state"][] = ["in_force", "faulty", "no_coupon_form", "coming", "off", "over"];

/** The lines of 关怀方案 with what comes of each. */
export function createPlanList({ records, clock, packs, formUrl }: PlanListPorts) {
  return async function planList(installation_id: string, bindings: readonly FormBinding[]): Promise<PlanList> {
    const form = bindings.find((binding) => binding.form === "care_plan");
    const has_coupons = bindings.some((binding) => binding.form === "coupon");
    const kept = form === undefined ? [] : await records.list(installation_id, "care_plan");
    const rows = kept.map(({ record_id, values }) => ({
      record_id,
      // Fitted to the form before it was kept.
      ...planRow(values as unknown as CarePlanRecord, has_coupons),
    }));
    return {
      is_bound: form !== undefined,
      form_url: form === undefined ? null : await formUrl(form),
      packs: packs.map(({ pack, label }) => ({ pack, label: { ...label } })),
      rows: rows.sort(inForceFirst),
    };
  };

  function planRow(record: CarePlanRecord, has_coupons: boolean): Omit<PlanRow, "record_id"> {
    const { plan_name, care_action, customer_segment, customer_type, exposure_kind, step } = record;
    const { plan, faults } = readPlan(record, clock);
    const named = [customer_segment, customer_type, exposure_kind].map((one) => one ?? "");
    return {
      ...{ plan_name, step, faults: [...faults] },
      action: plan?.care_action ?? null,
      action_label: plan === null ? care_action : CARE_ACTION_LABELS[plan.care_action],
      whom: named.filter((one) => one !== "" && one !== LABEL_OF_ALL),
      state: plan === null ? "faulty" : stateOf(plan, has_coupons),
    };
  }

  function stateOf(plan: CarePlan, has_coupons: boolean): PlanRow["state"] {
    const state = planState(plan, clock.today());
    return state === "in_force" && plan.care_action === "coupon" && !has_coupons ? "no_coupon_form" : state;
  }
}

function inForceFirst(a: PlanRow, b: PlanRow): number {
  return (
    ORDER.indexOf(a.state) - ORDER.indexOf(b.state) ||
    (a.step ?? Infinity) - (b.step ?? Infinity) ||
    compareText(a.plan_name, b.plan_name)
  );
}
