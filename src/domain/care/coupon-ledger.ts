import { type Day, addDays } from "../calendar/day.ts";
import { monthOf } from "../calendar/month.ts";

/** Where a coupon stands: money put aside, written to the form, taken, or out of date. */
export const COUPON_STATES = ["reserved", "issued", "used", "expired"] as const;
export type CouponState = (typeof COUPON_STATES)[number];

/** One coupon. */
export interface Coupon {
  readonly coupon_no: string;
  readonly customer_code: string;
  readonly event_no: string;
  /** Yuan. */
  readonly amount: number;
  /** The day on which the money was put aside; its month's budget pays. */
  readonly reserved_on: Day;
  readonly valid_from: Day;
  /** The last day on which it counts. */
  readonly valid_to: Day;
  readonly state: CouponState;
}

/** A month's coupons against its budget, yuan. */
export interface CouponMonth {
  /** "YYYY-MM". */
  readonly month: string;
  readonly budget: number;
  readonly reserved: number;
  readonly issued: number;
  readonly used: number;
  readonly expired: number;
  /** What may still be given: an expired coupon gives its money back to the month that paid. */
  readonly left: number;
}

/** A coupon asked for. */
export interface CouponAsk {
  readonly customer_code: string;
  readonly event_no: string;
  readonly coupon_no: string;
  /** Yuan by the plan. */
  readonly plan_amount: number;
  /** What the shortage may cost of this customer, yuan: margin and future value; null where it is not known. */
  readonly margin_at_risk: number | null;
  readonly valid_days: number;
  readonly today: Day;
}

/** A coupon, or why there is none. */
export type CouponAnswer =
  | { readonly kind: "reserved"; readonly coupon: Coupon }
  | { readonly kind: "already"; readonly coupon: Coupon }
  | { readonly kind: "refused"; readonly reason: "over_budget" | "not_worth_it" | "margin_unknown" };

/** No more than so much of what is at risk is given away. */
const LARGEST_SHARE = 0.5;
/** Yuan; less is no gift. */
const LEAST_AMOUNT = 1;

/** What a month's coupons come to. */
export function couponMonth(coupons: readonly Coupon[], month: string, budget: number): CouponMonth {
  const own = coupons.filter(({ reserved_on }) => monthOf(reserved_on) === month);
  const of = (state: CouponState) =>
    own.filter((coupon) => coupon.state === state).reduce((sum, { amount }) => sum + amount, 0);
  const [reserved, issued, used, expired] = [of("reserved"), of("issued"), of("used"), of("expired")];
  return { month, budget, reserved, issued, used, expired, left: Math.max(0, budget - reserved - issued - used) };
}

/** Yuan to give: the plan's, but at most half of what is at risk, in whole yuan; null where that is nothing. */
function couponAmount(plan_amount: number, margin_at_risk: number): number | null {
  const amount = Math.floor(Math.min(plan_amount, LARGEST_SHARE * margin_at_risk));
  return amount < LEAST_AMOUNT ? null : amount;
}

/** Puts money aside for one customer in one event; asked again, the coupon that is there. */
export function reserveCoupon(coupons: readonly Coupon[], ask: CouponAsk, budget: number): CouponAnswer {
  const { customer_code, event_no, coupon_no, today } = ask;
  const there = coupons.find((coupon) => coupon.customer_code === customer_code && coupon.event_no === event_no);
  if (there !== undefined) return { kind: "already", coupon: there };
  if (ask.margin_at_risk === null) return { kind: "refused", reason: "margin_unknown" };
  const amount = couponAmount(ask.plan_amount, ask.margin_at_risk);
  if (amount === null) return { kind: "refused", reason: "not_worth_it" };
  const standing = coupons.map((coupon) => couponOn(coupon, today));
  if (amount > couponMonth(standing, monthOf(today), budget).left) return { kind: "refused", reason: "over_budget" };
  const valid = { valid_from: today, valid_to: addDays(today, Math.max(1, ask.valid_days) - 1) };
  return {
    kind: "reserved",
    coupon: { coupon_no, customer_code, event_no, amount, reserved_on: today, ...valid, state: "reserved" },
  };
}

/** The coupon as of a day: one that nobody took in time is out of date; a used one stays used. */
export function couponOn(coupon: Coupon, today: Day): Coupon {
  const is_over = coupon.state !== "used" && today > coupon.valid_to;
  return is_over ? { ...coupon, state: "expired" } : coupon;
}
