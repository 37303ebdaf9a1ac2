import { careActionOf } from "../../domain/care/care-action.ts";
import type { CarePlan } from "../../domain/care/care-plan.ts";
import { BUYER_KIND_LABELS, VALUE_CLASSES, VALUE_CLASS_LABELS } from "../../domain/care/care-segment.ts";
import { improperWords } from "../../domain/care/improper-words.ts";
import { unknownWords } from "../../domain/care/care-text.ts";
import { EXPOSURE_KIND_LABELS, EXPOSURE_KINDS } from "../../domain/exposure/exposure-sign.ts";
import type { CarePlanRecord } from "../../contracts/generated/records.ts";
import type { Problem } from "../../contracts/problem.ts";
import type { Clock } from "../../ports/clock.ts";
import { LABEL_OF_ALL } from "./plan-words.ts";

/** A plan as a record says it, and what a person should put right; without a plan nothing is done by it. */
export interface PlanReading {
  readonly plan: CarePlan | null;
  readonly faults: readonly string[];
}

const USUAL_VALID_DAYS = 30;
const LAST_STEP = 99;

/** Reads a line of 关怀方案; what nobody chose means everybody. */
export function readPlan(record: CarePlanRecord, { dayOf }: Pick<Clock, "dayOf">): PlanReading {
  const care_action = careActionOf(record.care_action);
  const faults = [...choiceFaults(record), ...valueFaults(record)];
  if (care_action === null || faults.length > 0) return { plan: null, faults };
  const { plan_name, care_text, coupon_amount, coupon_minimum } = record;
  return {
    faults: [],
    plan: {
      ...{ plan_name, care_action, care_text, coupon_amount, coupon_minimum },
      value_class: VALUE_CLASSES.find((one) => VALUE_CLASS_LABELS[one] === record.customer_segment) ?? null,
      buyer_kind: buyerKindOf(record.customer_type),
      exposure_kind: EXPOSURE_KINDS.find((one) => EXPOSURE_KIND_LABELS[one] === record.exposure_kind) ?? null,
      step: record.step ?? LAST_STEP,
      coupon_valid_days: record.coupon_valid_days ?? USUAL_VALID_DAYS,
      is_active: record.plan_status === "启用",
      start_date: record.start_date === null ? null : dayOf(record.start_date),
      end_date: record.end_date === null ? null : dayOf(record.end_date),
    },
  };
}

/** The faults as one problem of the record; none without. */
export function planProblems(record: CarePlanRecord, clock: Pick<Clock, "dayOf">): readonly Problem[] {
  const { faults } = readPlan(record, clock);
  if (faults.length === 0) return [];
  return [
    {
      code: "care_plan_unusable",
      message: `关怀方案“${record.plan_name}”暂不生效：${faults.join("；")}`,
      hint: "在“关怀方案”表单里改正这条记录，保存后自动重新读取。",
    },
  ];
}

function choiceFaults({ care_action, customer_segment, customer_type, exposure_kind }: CarePlanRecord): string[] {
  const known: readonly (readonly [string, string | null, readonly string[]])[] = [
    ["客户分层", customer_segment, VALUE_CLASSES.map((one) => VALUE_CLASS_LABELS[one])],
    ["客户类型", customer_type, Object.values(BUYER_KIND_LABELS)],
    ["受影响方式", exposure_kind, Object.values(EXPOSURE_KIND_LABELS)],
  ];
  const strange = known.filter(
    ([, value, choices]) => value !== null && value !== "" && value !== LABEL_OF_ALL && !choices.includes(value),
  );
  return [
    ...(careActionOf(care_action) === null ? [`没有关怀动作“${care_action}”`] : []),
    ...strange.map(([name, value]) => `没有${name}“${value}”`),
  ];
}

function valueFaults({ care_action, care_text, coupon_amount, coupon_valid_days }: CarePlanRecord): string[] {
  const words = unknownWords(care_text ?? "");
  const isCoupon = careActionOf(care_action) === "coupon";
  return [
    ...(isCoupon && (coupon_amount === null || coupon_amount <= 0) ? ["优惠券要写大于 0 的券额"] : []),
    ...(coupon_valid_days !== null && coupon_valid_days < 1 ? ["有效天数须大于 0"] : []),
    ...improperWords(care_text ?? "").map(({ word, reason }) => `话术里的“${word}”不能用：${reason}`),
    ...(words.length > 0 ? [`话术里没有 {${words.join("}、{")}} 这样的词`] : []),
  ];
}

function buyerKindOf(label: string | null): CarePlan["buyer_kind"] {
  if (label === BUYER_KIND_LABELS.business) return "business";
  return label === BUYER_KIND_LABELS.consumer ? "consumer" : null;
}
