import { describe, expect, it } from "@jest/globals";
import { type HitOrders, hitOrders } from "../../../src/app/exposure/ordered-exposures.ts";
import type { SalesLineRow } from "../../../src/contracts/rows.ts";
import { exposedCustomers } from "../../../src/domain/customer/exposed-customers.ts";
import { anExposure } from "../../store/exposure-builders.ts";

const line = (order_no: string, parts: Partial<SalesLineRow> = {}): SalesLineRow => ({
  ...{ order_no, customer_code: "C-1", customer_name: null, item_code: "CUP", location_code: "WH", channel: null },
  ...{ ordered_on: "2026-11-20", promised_on: null, quantity: 5, shipped_quantity: 0, unit_price: null },
  ...{ line_state: "open", ...parts },
});
const ITEM = { purchase_cost: 12, sale_price: 20 };
const hit = (parts: Partial<HitOrders>) =>
  hitOrders({ exposed: [], lines: [], began_on: "2026-11-15", item: ITEM, before: [], ...parts }).map(
    ({ customer_code, kind, order_no, quantity }) => [customer_code, kind, order_no, quantity],
  );

describe("orders that an event hits", () => {
  it("are what the stock does not reach for, the lines of an order together", () => {
    const exposed = exposedCustomers([line("A"), line("A", { quantity: 2 }), line("B", { customer_code: "C-2" })], 3);
    expect(hit({ exposed })).toEqual([
      ["C-2", "open", "B", 5],
      ["C-1", "open", "A", 4],
    ]);
  });

  it("are lines cancelled for the stockout, closed short or late, by what was not shipped", () => {
    const lines = [
      line("cancelled", { line_state: "cancelled_for_stockout", shipped_quantity: 1 }),
      line("cut", { line_state: "closed", shipped_quantity: 3 }),
      line("late", { promised_on: "2026-11-21" }),
      line("called off", { line_state: "cancelled" }),
    ];
    expect(hit({ lines })).toEqual([
      ["C-1", "cancelled", "cancelled", 4],
      ["C-1", "cut", "cut", 2],
      ["C-1", "delayed", "late", 5],
    ]);
  });

  it("lose each line's own margin, the list price's where it names no price, and nothing where it would lose money", () => {
    const lost = (...lines: readonly SalesLineRow[]) =>
      hitOrders({ exposed: exposedCustomers(lines, 0), lines: [], began_on: "2026-11-15", item: ITEM, before: [] }).map(
        ({ loss }) => loss,
      );
    expect(lost(line("A", { unit_price: 15 }), line("A", { quantity: 2 }))).toEqual([15 + 16]);
    expect(lost(line("A", { unit_price: 10 }))).toEqual([0]);
    const lines = [line("cut", { line_state: "closed", shipped_quantity: 3, unit_price: 15 })];
    const parts = { exposed: [], lines, began_on: "2026-11-15", before: [] };
    expect(hitOrders({ ...parts, item: ITEM })).toMatchObject([{ quantity: 2, loss: 6 }]);
    expect(hitOrders({ ...parts, item: null })).toMatchObject([{ loss: null }]);
  });

  it("lose what is known of their lines: a line without a margin hides no other's", () => {
    const item = { purchase_cost: 12, sale_price: null };
    const lines = [line("A", { unit_price: 15 }), line("A", { quantity: 2 })];
    const parts = { exposed: exposedCustomers(lines, 0), lines: [], began_on: "2026-11-15", before: [] };
    expect(hitOrders({ ...parts, item })).toMatchObject([{ quantity: 7, loss: 15 }]);
    expect(hitOrders({ ...parts, item: null })).toMatchObject([{ quantity: 7, loss: null }]);
  });

  it("count once: a late line that cannot be served is one that cannot be served", () => {
    const late = line("A", { promised_on: "2026-11-16" });
    expect(hit({ exposed: exposedCustomers([late], 0), lines: [late] })).toEqual([["C-1", "open", "A", 5]]);
  });

  it("are older than the event only where they could not be served in it", () => {
    const old = { ordered_on: "2026-11-01", line_state: "cancelled_for_stockout" } as const;
    const lines = [line("known", old), line("before", old)];
    expect(hit({ lines, before: [anExposure({ order_no: "known" })] })).toEqual([["C-1", "cancelled", "known", 5]]);
  });

  it("are nobody's who has no code of their own or asked to be forgotten", () => {
    const cut = { line_state: "closed", shipped_quantity: 3 } as const;
    const lines = [line("A", { ...cut, customer_code: "" }), line("B", { ...cut, customer_code: "erased-x" })];
    expect(hit({ lines: [...lines, line("C", { ...cut, customer_code: "散客" })] })).toEqual([]);
    expect(hit({ exposed: exposedCustomers([line("D", { customer_code: "零售" })], 0) })).toEqual([]);
    expect(hit({ lines })).toEqual([]);
  });
});
