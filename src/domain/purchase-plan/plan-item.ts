import type { LotSizing } from "../inventory/order-quantity.ts";
import type { PriceBreak } from "../inventory/price-break.ts";

/** An item as plans need its form; money per unit. */
export interface PlanItem {
  readonly item_code: string;
  readonly item_name: string;
  readonly unit: string;
  readonly supplier_code: string | null;
  readonly purchase_cost: number | null;
  readonly sale_price: number | null;
  /** Of a year; the usual one where nobody says. */
  readonly holding_cost_rate: number | null;
  readonly price_breaks: readonly PriceBreak[];
  readonly moq: number | null;
  readonly order_multiple: number | null;
}

/** What limits the size of the item's orders. */
export function lotOf({ moq, order_multiple }: PlanItem): Omit<LotSizing, "is_count"> {
  return { moq, order_multiple };
}
