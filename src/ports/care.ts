import type { CareAction } from "../domain/care/care-action.ts";
import type { Coupon, CouponState } from "../domain/care/coupon-ledger.ts";
import type { Day } from "../domain/calendar/day.ts";
import type { NewEffect, SettingStep } from "./outbox.ts";

/** One action for one customer in one event: assigned, or held out of it. */
export interface CareAssignment {
  readonly event_no: string;
  readonly customer_code: string;
  readonly action: CareAction;
  readonly item_code: string;
  readonly location_code: string;
  readonly held_out: boolean;
  /** The share held out when it was assigned, 0–1. */
  readonly held_out_share: number;
  readonly assigned_on: Day;
  /** Yuan: what the action has cost so far. */
  readonly cost: number;
  /** Day on which people first said that the customer was reached; null before. */
  readonly done_on: Day | null;
  /** 跟进状态 and 跟进结果 as people left them on the task. */
  readonly care_status: string | null;
  readonly outcome: string | null;
}

/** A coupon with what the form bears of it. */
export interface KeptCoupon extends Coupon {
  /** Yuan of an order from which it counts. */
  readonly minimum: number;
  /** The order that took it; null before. */
  readonly order_no: string | null;
}

/** What one look at an installation decides. */
export interface CareTurn {
  /** Of several that look at the same time one alone decides. */
  readonly step: SettingStep;
  readonly assignments: readonly CareAssignment[];
  readonly coupons: readonly KeptCoupon[];
  readonly effects: readonly NewEffect[];
}

/** Names one assignment. */
export type AssignmentPlace = Pick<CareAssignment, "event_no" | "customer_code" | "action">;

/** Units of an item received at a place on a day; "" for the item's first place. */
export interface Arrival {
  readonly item_code: string;
  readonly location_code: string;
  readonly received_on: Day;
  readonly quantity: number;
}

/** What a customer bought of an item on a day; units and yuan of lines that were not cancelled. */
export interface CaredPurchase {
  readonly customer_code: string;
  readonly item_code: string;
  readonly ordered_on: Day;
  readonly quantity: number;
  /** Null where a line has no price. */
  readonly revenue: number | null;
}

/** Who was cared for and who was held out, their coupons, and what came of it. */
export interface Care {
  /**
   * Keeps what a look decided with its effects, all or nothing; false, and nothing is kept, where another look came first.
   * An assignment or coupon whose event and customer (and action) are known stays as it was.
   */
  assign(turn: CareTurn): Promise<boolean>;
  /** Of an event, by customer and action. */
  ofEvent(installation_id: string, event_no: string): Promise<readonly CareAssignment[]>;
  /** Of some customers, by customer, day, event and action. */
  ofCustomers(installation_id: string, customer_codes: readonly string[]): Promise<readonly CareAssignment[]>;
  /** Assigned on a day or later, by day, event, customer and action. */
  since(installation_id: string, day: Day): Promise<readonly CareAssignment[]>;
  /** Coupons whose money was put aside on a day or later, and older ones that may still be taken; newest first, then by number. */
  coupons(installation_id: string, since: Day): Promise<readonly KeptCoupon[]>;
  /** Of a customer, by day and number. */
  couponsOf(installation_id: string, customer_code: string): Promise<readonly KeptCoupon[]>;
  /** Keeps what people said on a task; the first day of being done stays. Nothing where there is no such assignment. */
  noteTask(
    installation_id: string,
    place: AssignmentPlace,
    note: Pick<CareAssignment, "done_on" | "care_status" | "outcome">,
  ): Promise<void>;
  /** Keeps where a coupon stands; one that was taken costs its amount, on the assignment that gave it. */
  noteCoupon(
    installation_id: string,
    coupon_no: string,
    note: { readonly state: CouponState; readonly order_no: string | null },
  ): Promise<void>;
  /** Received on a day or later, added up by item, place and day. */
  arrivals(installation_id: string, since: Day): Promise<readonly Arrival[]>;
  /** What customers with an assignment of a day or later bought from that day on, by customer, day and item. */
  purchases(installation_id: string, since: Day): Promise<readonly CaredPurchase[]>;
  /** Puts another code in the place of a customer's and forgets what people wrote of them; returns how many rows. */
  rename(installation_id: string, customer_code: string, pseudonym: string): Promise<number>;
  /** Forgets assignments made, and coupons put aside, before a day, at most `limit` of each; returns the larger number. */
  forget(before: Day, limit: number): Promise<number>;
}
