import { ARRIVAL_ACTIONS, type CareAction } from "../../domain/care/care-action.ts";
import { mayCare, type PastCare } from "../../domain/care/care-fatigue.ts";
import { type CarePlan, plannedActions } from "../../domain/care/care-plan.ts";
import type { CareSegment } from "../../domain/care/care-segment.ts";
import { reserveCoupon } from "../../domain/care/coupon-ledger.ts";
import { isHeldOut } from "../../domain/care/hold-out.ts";
import type { Day } from "../../domain/calendar/day.ts";
import type { CareSettings } from "../../contracts/care-settings.ts";
import type { CareAssignment, KeptCoupon } from "../../ports/care.ts";
import type { HitCustomer } from "./cared-customers.ts";
import { couponNumber } from "./coupon-number.ts";

/** What holds for a whole look at an installation. */
export interface CareLook {
  readonly plans: readonly CarePlan[];
  readonly settings: CareSettings;
  /** A secret of the installation. */
  readonly salt: string;
  readonly today: Day;
  /** Actions that do nothing for now: they lose money, and are to stop where they do. */
  readonly stopped: ReadonlySet<CareAction>;
}

/** An event with what is known around it. */
export interface CareEvent {
  readonly event_no: string;
  readonly item_code: string;
  readonly location_code: string;
  /** Whether there is something to offer instead. */
  readonly has_substitutes: boolean;
}

/** A customer to decide about. */
export interface CareCandidate extends HitCustomer {
  readonly segment: CareSegment;
  /** Whether the task of their order, to which an apology goes, is still to be made. */
  readonly awaits_task: boolean;
  /** Of all events, held out or not. */
  readonly past: readonly CareAssignment[];
}

/** One action decided: done, or held out. */
export interface DecidedAction {
  readonly plan: CarePlan;
  readonly assignment: CareAssignment;
  /** What is given with it. */
  readonly coupon: KeptCoupon | null;
}

/**
 * What is done for one customer in one event beyond the firm's duty. Whether an action can be done at all (plan, caps, budget,
 * something to offer) is settled before the draw, so that treated and held-out customers are alike.
 */
export function decideCare(
  look: CareLook,
  event: CareEvent,
  candidate: CareCandidate,
  coupons: readonly KeptCoupon[],
): readonly DecidedAction[] {
  const plans = plannedActions(look.plans, candidate, look.today).filter(
    ({ care_action }) => !ARRIVAL_ACTIONS.includes(care_action) && !look.stopped.has(care_action),
  );
  const decided: DecidedAction[] = [];
  for (const plan of plans) {
    const own = { ...candidate, past: [...candidate.past, ...decided.map(({ assignment }) => assignment)] };
    const action = decideAction(look, event, { plan, candidate: own, coupons });
    if (action !== null) decided.push(action);
  }
  return decided;
}

interface Decision {
  readonly plan: CarePlan;
  readonly candidate: CareCandidate;
  readonly coupons: readonly KeptCoupon[];
}

function decideAction(look: CareLook, event: CareEvent, decision: Decision): DecidedAction | null {
  const { plan, candidate } = decision;
  if (plan.care_action === "substitute" && !event.has_substitutes) return null;
  if (plan.care_action === "delay_notice" && candidate.awaits_task) return null;
  if (!isAllowed(look, event, decision)) return null;
  const coupon = plan.care_action === "coupon" ? couponFor(look, event, decision) : null;
  if (plan.care_action === "coupon" && coupon === null) return null;
  const assignment = assignmentOf(look, event, { customer_code: candidate.customer_code, action: plan.care_action });
  return { plan, assignment, coupon: assignment.held_out ? null : coupon };
}

function isAllowed({ today }: CareLook, { event_no }: CareEvent, { plan, candidate }: Decision): boolean {
  // Held out of it once is held out of it for the event.
  const isKnown = candidate.past.some((one) => one.event_no === event_no && one.action === plan.care_action);
  return (
    !isKnown &&
    mayCare({ action: plan.care_action, event_no, today, past: pastCare(candidate.past) }).kind === "allowed"
  );
}

/** What was really done for a customer: whoever was held out heard nothing. */
export function pastCare(past: readonly CareAssignment[]): readonly PastCare[] {
  return past
    .filter(({ held_out }) => !held_out)
    .map(({ action, event_no, assigned_on }) => ({ action, event_no, on: assigned_on }));
}

/** What of a look decides a draw. */
interface DrawingLook extends Pick<CareLook, "salt" | "today"> {
  readonly settings: Pick<CareSettings, "held_out_share">;
}

/** The draw, kept as an assignment. */
export function assignmentOf(
  { salt, settings: { held_out_share }, today }: DrawingLook,
  { event_no, item_code, location_code }: Pick<CareEvent, "event_no" | "item_code" | "location_code">,
  { customer_code, action }: Pick<CareAssignment, "customer_code" | "action">,
): CareAssignment {
  return {
    ...{ event_no, customer_code, action, item_code, location_code, held_out_share, assigned_on: today, cost: 0 },
    held_out: isHeldOut({ salt, action, customer_code, event_no }, held_out_share),
    ...{ done_on: null, care_status: null, outcome: null },
  };
}

function couponFor(look: CareLook, { event_no }: CareEvent, { plan, candidate, coupons }: Decision): KeptCoupon | null {
  const { customer_code, margin_at_risk } = candidate;
  const { salt, today, settings } = look;
  const answer = reserveCoupon(
    coupons,
    {
      ...{ customer_code, event_no, margin_at_risk, today, plan_amount: plan.coupon_amount ?? 0 },
      coupon_no: couponNumber(salt, { event_no, customer_code }, today),
      valid_days: plan.coupon_valid_days ?? 1,
    },
    settings.coupon_budget,
  );
  return answer.kind === "reserved" ? { ...answer.coupon, minimum: plan.coupon_minimum ?? 0, order_no: null } : null;
}
