import type { Day } from "../calendar/day.ts";

/** A line of a sales order as it is on record. */
export interface RecordedLine {
  readonly customer_code: string;
  readonly order_no: string;
  readonly item_code: string;
  readonly location_code: string;
  readonly channel: string | null;
  readonly ordered_on: Day;
  readonly promised_on: Day | null;
  /** Units asked for. */
  readonly quantity: number;
  readonly shipped_quantity: number;
  /** Yuan. */
  readonly unit_price: number | null;
  readonly line_state: "open" | "closed" | "cancelled" | "cancelled_for_stockout";
}

/** What is known of an item. */
export interface RecordedItem {
  readonly category: string | null;
  /** Yuan. */
  readonly purchase_cost: number | null;
  readonly sale_price: number | null;
}

/** Yuan a unit; 0 where nobody knows. */
export function unitRevenue(line: Pick<RecordedLine, "unit_price">, item: RecordedItem | undefined): number {
  return line.unit_price ?? item?.sale_price ?? 0;
}
