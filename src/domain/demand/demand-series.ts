import type { Day } from "../calendar/day.ts";

/** Requested units per day without gaps, oldest first, with the share of each day on which there was stock to sell. */
export interface DemandSeries {
  /** The day of `quantity[0]`. */
  readonly first_day: Day;
  /** Units requested, whether or not they could be served. */
  readonly quantity: readonly number[];
  /** 0 (out of stock all day) … 1 (in stock all day), one per day. */
  readonly in_stock: readonly number[];
  /** Days that ran empty, or were filled up, at an hour nobody wrote down: their share in stock is a guess. */
  readonly hour_unknown?: readonly boolean[];
}
