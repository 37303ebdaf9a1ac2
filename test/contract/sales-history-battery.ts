/* eslint-disable jest/no-export -- a battery is called by the test of each adapter */
import { describe, expect, it } from "@jest/globals";
import type { Store } from "../../src/ports/store.ts";
import { aSalesLine } from "../store/row-builders.ts";
import { aChange, aRemoval, SHOP } from "../store/store-builders.ts";

/** All sales lines, customer by customer. */
export function describeSalesHistory(store: () => Store): void {
  const linesOf = async (after: string | null, limit: number) =>
    (await store().salesHistory.salesLinesOf(SHOP, { after, limit })).map(
      ({ customer_code, ordered_on, order_no, line_state }) => [customer_code, ordered_on, order_no, line_state],
    );
  const sold = (customer_code: string, ordered_on: string, parts: Parameters<typeof aSalesLine>[0] = {}) =>
    aSalesLine({ customer_code, ordered_on, ...parts });

  describe("sales history", () => {
    it("tells all lines of a page of customers in order, cancelled ones too, nameless ones not", async () => {
      await store().records.apply([
        aChange("o2", [sold("C-2", "2026-02-01", { order_no: "B", line_state: "cancelled" }), sold("", "2026-02-01")]),
        aChange("o1", [
          sold("C-2", "2026-02-01", { order_no: "A", line_state: "closed" }),
          sold("C-1", "2026-03-01", { order_no: "D", line_state: "open" }),
          sold("C-1", "2026-01-01", { order_no: "C", line_state: "cancelled_for_stockout" }),
        ]),
        aChange("o3", [sold("C-3", "2026-01-01")], { installation_id: "other" }),
      ]);
      expect(await linesOf(null, 1)).toEqual([
        ["C-1", "2026-01-01", "C", "cancelled_for_stockout"],
        ["C-1", "2026-03-01", "D", "open"],
      ]);
      expect(await linesOf("C-1", 9)).toEqual([
        ["C-2", "2026-02-01", "A", "closed"],
        ["C-2", "2026-02-01", "B", "cancelled"],
      ]);
      expect(await linesOf("C-2", 9)).toEqual([]);
    });

    it("tells the row as it was kept, and nothing of a record that was removed", async () => {
      const line = aSalesLine({ customer_code: "C-1", promised_on: "2026-01-09", shipped_quantity: 0.5 });
      await store().records.apply([aChange("o1", [line])]);
      expect(await store().salesHistory.salesLinesOf(SHOP, { after: null, limit: 9 })).toEqual([line.row]);
      await store().records.apply([aRemoval("sales_order", "o1")]);
      expect(await linesOf(null, 9)).toEqual([]);
    });
  });
}
