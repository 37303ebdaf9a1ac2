import type { BoardRow } from "../../src/contracts/board.ts";
import type { ItemReport } from "../../src/contracts/item-report.ts";

/** A row of the board that needs attention, unless said otherwise. */
export function aBoardRow(fields: Partial<BoardRow> = {}): BoardRow {
  return {
    item_code: "A-1",
    item_name: "保温杯 500ml",
    category: "水杯",
    location_code: "W1",
    severity: "high",
    alert_status: "raised",
    assigned_to: null,
    on_hand: 120,
    days_of_supply: 6.3,
    is_order_held: false,
    stockout_date: "2026-12-09",
    stockout_probability: 0.31,
    suggested_order_quantity: 260,
    expected_loss: 1234.5,
    expected_loss_basis: "margin",
    reason: "现有 120 个，近 90 天日均售 19 个。",
    assessed_at: 1_796_000_000_000,
    ...fields,
  };
}

/** Days of a projection from 2026-12-03 on; each entry overrides a plain day. */
export function aProjection(days: readonly Partial<ItemReport["projection"][number]>[]): ItemReport["projection"] {
  return days.map((fields, index) => ({
    day: `2026-12-${String(3 + index).padStart(2, "0")}`,
    demand_p10: 5,
    demand_p50: 10,
    demand_p90: 16,
    stock_p10: 80,
    stock_p50: 90,
    stock_p90: 95,
    stockout_probability: 0.01,
    receipt: 0,
    ...fields,
  }));
}
