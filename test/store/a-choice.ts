import type { PurchaseChoice } from "../../src/domain/purchase-choice/purchase-choice.ts";
import { RETURN_MS } from "../../src/domain/purchase-choice/under-way.ts";

/** A buyer took two dozen cups more than the plan proposed. */
export function aChoice(parts: Partial<PurchaseChoice> = {}): PurchaseChoice {
  return {
    purchase_order_no: "CG-1",
    request_id: "press-1",
    item_code: "CUP",
    location_code: "WH",
    supplier_code: "S-1",
    suggested_quantity: 96,
    suggested_date: "2026-11-30",
    expected_profit: 812.5,
    quantity: 120,
    expected_date: "2026-12-01",
    chosen_by: "buyer",
    chosen_at: 10 * RETURN_MS,
    chosen_on: "2026-11-23",
    available: 12,
    on_order: 24,
    stockout_probability: 0.61,
    sale_price: 49.9,
    purchase_cost: 30,
    basis: {
      horizon_days: 14,
      receipts: [{ due: "2026-11-25", quantity: 24 }],
      price_breaks: [{ from_quantity: 100, unit_price: 28.5 }],
      holding_cost_rate: null,
    },
    effect_key: "purchase_order/CG-1",
    ...parts,
  };
}
