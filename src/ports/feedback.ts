import type { FeedbackRow } from "../contracts/rows.ts";
import type { Day } from "../domain/calendar/day.ts";
import type { FeedbackGoods } from "../domain/feedback/linked-episode.ts";
import type { FeedbackVerdict } from "../domain/feedback/feedback-verdict.ts";
import type { NewEffect } from "./outbox.ts";

/** Feedback with its record, and what its record was last told. */
export interface KeptFeedback extends FeedbackRow {
  readonly record_id: string;
  /** Null before the first look. */
  readonly told: FeedbackVerdict | null;
}

/** Goods of one order. */
export interface OrderGoods extends FeedbackGoods {
  readonly order_no: string;
}

/** Orders placed in one month. */
export interface MonthOrders {
  /** "YYYY-MM" */
  readonly month: string;
  readonly orders: number;
}

/** A step from what a record was told to what it is told now. */
export interface VerdictStep {
  readonly record_id: string;
  readonly before: FeedbackVerdict | null;
  readonly after: FeedbackVerdict;
}

/** What customers said, and what was found of it. */
export interface Feedback {
  /** Received on a day or later, the oldest first, by record within a day. */
  since(installation_id: string, since: Day): Promise<readonly KeptFeedback[]>;
  /** What was ordered by some orders, each item at each place once, by order, item and place. */
  goodsOf(installation_id: string, order_nos: readonly string[]): Promise<readonly OrderGoods[]>;
  /** Orders of known customers placed on a day or later; months ascending, those without orders left out. */
  orderMonths(installation_id: string, since: Day): Promise<readonly MonthOrders[]>;
  /** Keeps what a record is told together with the effects that tell it; false, and nothing is done, where `before` is not what is kept. */
  tell(installation_id: string, step: VerdictStep, effects: readonly NewEffect[]): Promise<boolean>;
  /** Forgets what some records were told. */
  forget(installation_id: string, record_ids: readonly string[]): Promise<void>;
}
