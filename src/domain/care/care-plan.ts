import type { Day } from "../calendar/day.ts";
import type { ExposureKind } from "../exposure/exposure-sign.ts";
import { compareText } from "../math/compare-text.ts";
import { grouped } from "../math/grouped.ts";
import type { CareAction } from "./care-action.ts";
import type { BuyerKind, CareSegment, ValueClass } from "./care-segment.ts";

/** One line of 关怀方案: whom it means, and one thing to do for them. Null means everybody, or any day. */
export interface CarePlan {
  readonly plan_name: string;
  readonly value_class: ValueClass | null;
  readonly buyer_kind: BuyerKind | null;
  readonly exposure_kind: ExposureKind | null;
  readonly care_action: CareAction;
  /** Smaller ones first. */
  readonly step: number;
  readonly care_text: string | null;
  /** Yuan; of coupons alone. */
  readonly coupon_amount: number | null;
  /** Yuan of an order from which the coupon counts. */
  readonly coupon_minimum: number | null;
  readonly coupon_valid_days: number | null;
  readonly is_active: boolean;
  readonly start_date: Day | null;
  readonly end_date: Day | null;
}

/** A customer whom a plan is looked up for. */
export interface PlannedCustomer {
  readonly segment: CareSegment;
  readonly kinds: readonly ExposureKind[];
}

/**
 * What is to be done for a customer, in order: of the lines in force that mean them, for each action the one that says most
 * about whom it means (kind of exposure, then value class, then kind of buyer), then the first by step and name.
 */
export function plannedActions(plans: readonly CarePlan[], customer: PlannedCustomer, today: Day): readonly CarePlan[] {
  const meant = plans.filter((plan) => planState(plan, today) === "in_force" && means(plan, customer));
  return Array.from(grouped(meant, ({ care_action }) => care_action).values(), (rivals) => rivals.toSorted(closerFirst))
    .flatMap((rivals) => rivals.slice(0, 1))
    .sort(byStep);
}

/** Where a plan stands: switched off by people, before its first day, within its days, or past its last. */
export const PLAN_STATES = ["in_force", "off", "coming", "over"] as const;
export type PlanState = (typeof PLAN_STATES)[number];

/** Where a plan stands on a day. */
export function planState(
  { is_active, start_date, end_date }: Pick<CarePlan, "is_active" | "start_date" | "end_date">,
  today: Day,
): PlanState {
  if (!is_active) return "off";
  if (start_date !== null && today < start_date) return "coming";
  return end_date !== null && end_date < today ? "over" : "in_force";
}

function means(plan: CarePlan, { segment, kinds }: PlannedCustomer): boolean {
  return (
    (plan.value_class === null || plan.value_class === segment.value_class) &&
    (plan.buyer_kind === null || plan.buyer_kind === segment.buyer_kind) &&
    (plan.exposure_kind === null || kinds.includes(plan.exposure_kind))
  );
}

function closerFirst(a: CarePlan, b: CarePlan): number {
  return closeness(b) - closeness(a) || byStep(a, b);
}

function closeness({ exposure_kind, value_class, buyer_kind }: CarePlan): number {
  return Number(exposure_kind !== null) * 4 + Number(value_class !== null) * 2 + Number(buyer_kind !== null);
}

function byStep(a: CarePlan, b: CarePlan): number {
  return a.step - b.step || compareText(a.plan_name, b.plan_name);
}
