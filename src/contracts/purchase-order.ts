/** Purchase orders made from the plan (生成采购单), what became of them, and who was right in the end. */
import { z } from "zod";
import { planBudget, type PurchaseOrderState } from "./purchase-plan.ts";
import type { Problem } from "./problem.ts";

/** A line of the plan that a buyer orders, as the buyer wants it. */
const orderedLine = z.object({
  item_code: z.string().min(1).max(200),
  location_code: z.string().max(200),
  /** Units, above nought. */
  quantity: z.number().positive().max(1e9),
  /** Null = when the supplier's lead time says. */
  expected_date: z.iso.date().nullable(),
});

/** Lines of the plan to be ordered. */
export const purchaseOrderRequest = z.object({
  /** Made by whoever asks, once for each press: the same id again is the same orders. */
  request_id: z.uuid(),
  /** The one under which the plan was shown. */
  budget: planBudget.nullable(),
  lines: z.array(orderedLine).min(1).max(500),
});
export type PurchaseOrderRequest = z.infer<typeof purchaseOrderRequest>;

/** A line of an order, beside what the plan proposed. */
export interface OrderedLine {
  readonly item_code: string;
  readonly item_name: string;
  readonly quantity: number;
  readonly suggested_quantity: number;
}

/** An order made from the plan. */
export interface OrderedPurchase {
  readonly purchase_order_no: string;
  readonly supplier_code: string;
  readonly supplier_name: string | null;
  readonly location_code: string;
  readonly location_name: string;
  /** Civil day. */
  readonly expected_date: string;
  readonly chosen_by: string;
  /** Instant in ms. */
  readonly chosen_at: number;
  readonly state: PurchaseOrderState;
  /** Where a person may have it tried again. */
  readonly effect_id: number | null;
  /** Why it waits or failed; null where nothing went wrong. */
  readonly problem: Problem | null;
  readonly lines: readonly OrderedLine[];
}

/** Orders made from the plan, the newest first. */
export interface PurchaseOrdersReport {
  readonly orders: readonly OrderedPurchase[];
}
