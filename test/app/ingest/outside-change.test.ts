import { describe, expect, it } from "@jest/globals";
import { isOutsideChange } from "../../../src/app/ingest/outside-change.ts";
import { checkRecord } from "../../../src/app/ingest/check-record.ts";
import type { FieldValues } from "../../../src/contracts/form.ts";

const STOCK = { item_code: "SP-1", location_code: "CK-1", on_hand: 5, alert_severity: "正常" };
const kept = (values: FieldValues, version = 1, removed = false) => ({
  ...{ record_id: "r", version, removed },
  values: removed ? {} : checkRecord("stock_level", values).record,
});
const found = (values: FieldValues, version = 2) => ({ record_id: "r", version, values, problems: [] });

describe("a change that a push should have told of", () => {
  it("is one of a field that people keep", () => {
    expect(isOutsideChange("stock_level", kept(STOCK), found({ ...STOCK, on_hand: 4 }))).toBe(true);
  });

  it.each([
    { name: "of what the add-on writes itself", values: { ...STOCK, alert_severity: "缺货" }, version: 2 },
    { name: "of what is known already", values: { ...STOCK, on_hand: 4 }, version: 1 },
    { name: "of nothing", values: STOCK, version: 2 },
  ])("is none $name", ({ values, version }) => {
    expect(isOutsideChange("stock_level", kept(STOCK), found(values, version))).toBe(false);
  });

  it("is a new or recovered record, unless the add-on made it", () => {
    expect(isOutsideChange("stock_level", null, found(STOCK))).toBe(true);
    expect(isOutsideChange("stock_level", kept(STOCK, 1, true), found(STOCK))).toBe(true);
    expect(isOutsideChange("care_task", null, found({ effect_key: "care/1" }))).toBe(false);
  });

  it("looks into the rows of a subform", () => {
    const order = { order_no: "1", customer_code: "K", ordered_at: "2026-03-10T02:00:00.000Z", order_status: "待发货" };
    const rows = (quantity: number) => ({ ...order, lines: [{ item_code: "SP-1", quantity }] });
    const before = { record_id: "r", version: 1, removed: false, values: checkRecord("sales_order", rows(1)).record };
    expect(isOutsideChange("sales_order", before, found(rows(1)))).toBe(false);
    expect(isOutsideChange("sales_order", before, found(rows(2)))).toBe(true);
  });
});
