import type { Day } from "../calendar/day.ts";
import type { PriceBreak } from "../inventory/price-break.ts";

/**
 * A line that a buyer ordered from the plan: what the plan proposed, what the buyer chose, and the state that the
 * proposal was made from. Units, money per unit, civil days. Plain JSON.
 */
export interface PurchaseChoice {
  readonly purchase_order_no: string;
  /** Of the press that made it. */
  readonly request_id: string;
  readonly item_code: string;
  readonly location_code: string;
  readonly supplier_code: string;
  readonly suggested_quantity: number;
  /** When the order would arrive by the supplier's lead time. */
  readonly suggested_date: Day;
  /** Of the proposal, money; null where cost or price is not known. */
  readonly expected_profit: number | null;
  readonly quantity: number;
  readonly expected_date: Day;
  readonly chosen_by: string;
  /** Instant in ms. */
  readonly chosen_at: number;
  readonly chosen_on: Day;
  /** On hand − promised; null where the stock was not known. */
  readonly available: number | null;
  readonly on_order: number;
  /** Within lead time and review period. */
  readonly stockout_probability: number | null;
  readonly sale_price: number | null;
  readonly purchase_cost: number | null;
  readonly basis: ChoiceBasis;
  /** Of the effect that makes the order's record. */
  readonly effect_key: string;
}

/** What else the choice is judged by later. */
export interface ChoiceBasis {
  /** Lead time plus review period: what was not ordered on that day could come only afterwards. */
  readonly horizon_days: number;
  /** What was on its way already. */
  readonly receipts: readonly { readonly due: Day; readonly quantity: number }[];
  readonly price_breaks: readonly PriceBreak[];
  /** Of a year; the usual one where null. */
  readonly holding_cost_rate: number | null;
}
