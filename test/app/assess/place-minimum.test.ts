import { describe, expect, it } from "@jest/globals";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createSystemClock } from "../../../src/adapters/system/system-clock.ts";
import type { StockLevelRow } from "../../../src/contracts/rows.ts";
import { stockLevelChanged } from "../../../webhooks/stock-level.ts";
import { aStockLevel } from "../../store/row-builders.ts";
import { aChange, SHOP } from "../../store/store-builders.ts";
import { aPlannedShop, assessAll } from "../purchase-plan/a-planned-shop.ts";

const clock = createSystemClock({ now: () => 0, time_zone: "Asia/Shanghai" });

describe("the minimum on the stock form", () => {
  it.each([
    { written: 30, want: 30 },
    { written: 0, want: 0 },
    { written: -4, want: 0 },
    { written: null, want: null },
  ])("is $want where it says $written", ({ written, want }) => {
    const own = { item_code: "CUP", item_name: null, location_code: "W1", on_hand: 50, reserved_quantity: null };
    const silent = { allocated: null, on_order: null, backorder: null, alert_severity: null, stockout_date: null };
    const ours = { stockout_probability: null, days_of_supply: null, safety_stock: null, reorder_point: null };
    const last = { suggested_order_quantity: null, alert_reason: null, assessed_at: null };
    const record = { ...own, ...silent, ...ours, ...last, minimum_stock: written };
    expect(stockLevelChanged.rows(record, clock)[0]?.row).toMatchObject({ on_hand: 50, minimum_stock: want });
  });

  it("counts at its place alone, and at once where it is written; elsewhere the item's counts", async () => {
    const store = createMemoryStore();
    const cup = { item_code: "CUP", item: { minimum_stock: 20 }, on_hand: { W1: 900, W2: 900 } };
    await aPlannedShop(store, [cup]);
    const stock: Partial<StockLevelRow> = { location_code: "W1", on_hand: 900, minimum_stock: 950 };
    await store.records.apply([aChange("l-CUP-W1", [aStockLevel({ item_code: "CUP", ...stock })], { version: 9 })]);
    await assessAll(store);
    const kept = (location_code: string) =>
      store.assessments.get({ installation_id: SHOP, item_code: "CUP", location_code });
    expect((await kept("W1"))?.risk).toMatchObject({ severity: "high", reorder_point: 950 });
    const elsewhere = (await kept("W2"))?.risk;
    expect(elsewhere?.explanation.minimum_stock).toBe(20);
    expect(elsewhere?.severity).toBe("none");
  });
});
