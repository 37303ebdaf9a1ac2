import type { Day } from "../calendar/day.ts";

/**
 * A line of an order as it was asked for, whether it could be served or not: the loss of what was not served is counted
 * apart, and what a customer asks for later is their behaviour.
 */
export interface PurchaseLine {
  readonly customer_code: string;
  /** The day of the order. Lines of one customer on one day are one order. */
  readonly day: Day;
  /** Class of the item, as coarse as a shelf (some tens at most). */
  readonly category: string;
  /** Units asked for; never negative, returns are no lines. */
  readonly quantity: number;
  /** Of the units asked for, yuan. */
  readonly revenue: number;
  /** (price − cost) of the units asked for, yuan. */
  readonly margin: number;
}

/** A line that met a shortage. */
export interface StockoutExposure {
  readonly customer_code: string;
  readonly item_code: string;
  readonly category: string;
  /** The day of the order that met the shortage: a delayed or cancelled line counts from its order, not from its delay. */
  readonly day: Day;
  readonly kind: ExposureKind;
  /** Units asked for and never served. */
  readonly unmet_quantity: number;
  /** (price − cost) of those, yuan; null where the cost is not known. */
  readonly unmet_margin: number | null;
}

/** What became of the line: refused whole, cut in part, served late, or cancelled while it waited. */
export type ExposureKind = "refused" | "cut" | "delayed" | "cancelled";

/** What was known of a customer before any exposure. */
export interface CustomerAttributes {
  readonly customer_code: string;
  /** Customers are compared inside their group only: channel, level, region, or all of them as one text. */
  readonly group: string;
  /** No order for so long means lost, days; learned from purchases before the exposure. Null where not known. */
  readonly repurchase_gap_days: number | null;
}
