/* eslint-disable jest/no-export -- a battery is called by the test of each adapter */
import { describe, expect, it } from "@jest/globals";
import type { Store } from "../../src/ports/store.ts";
import { aFigure } from "../store/exposure-builders.ts";
import { aSalesLine } from "../store/row-builders.ts";
import { aChange, aRemoval, SHOP } from "../store/store-builders.ts";

const ALL = { after: null, limit: 99 };

/** Who bought when. */
export function describeBuyingHistories(store: () => Store): void {
  const histories = () => store().buyingHistories;
  const sold = (customer_code: string, ordered_on: string, parts: Parameters<typeof aSalesLine>[0] = {}) =>
    aSalesLine({ customer_code, ordered_on, ...parts });

  describe("buying histories", () => {
    it("name every customer with a line that counts, a page at a time", async () => {
      await store().records.apply([
        aChange("o1", [sold("C-3", "2026-01-02"), sold("C-1", "2026-01-02"), sold("", "2026-01-02")]),
        aChange("o2", [sold("C-2", "2026-01-03", { line_state: "cancelled_for_stockout" }), sold("C-1", "2026-01-03")]),
        aChange("o3", [
          sold("C-4", "2026-01-03", { line_state: "cancelled" }),
          sold("C-5", "2026-01-03", { quantity: 0 }),
        ]),
        aChange("o4", [sold("C-0", "2026-01-03")], { installation_id: "other" }),
      ]);
      expect(await histories().customerCodes(SHOP, { after: null, limit: 2 })).toEqual(["C-1", "C-2"]);
      expect(await histories().customerCodes(SHOP, { after: "C-2", limit: 2 })).toEqual(["C-3"]);
      expect(await histories().customerCodes(SHOP, { after: "C-3", limit: 2 })).toEqual([]);
    });

    it("tell all lines of a page of customers in the order of their days", async () => {
      await store().records.apply([
        aChange("o2", [
          sold("C-1", "2026-02-01", { item_code: "PLATE", unit_price: null, quantity: 3 }),
          sold("C-1", "2026-02-01", { item_code: "CUP", unit_price: 60, quantity: 1, location_code: "" }),
          sold("C-9", "2026-02-01"),
        ]),
        aChange("o1", [sold("C-1", "2026-01-02", { unit_price: 55, quantity: 2, line_state: "closed" })]),
      ]);
      expect(await histories().linesOf(SHOP, { after: null, limit: 1 })).toEqual([
        { customer_code: "C-1", item_code: "CUP", ordered_on: "2026-01-02", quantity: 2, unit_price: 55 },
        { customer_code: "C-1", item_code: "CUP", ordered_on: "2026-02-01", quantity: 1, unit_price: 60 },
        { customer_code: "C-1", item_code: "PLATE", ordered_on: "2026-02-01", quantity: 3, unit_price: null },
      ]);
      expect(await histories().linesOf(SHOP, { after: "C-9", limit: 9 })).toEqual([]);
    });

    it("tell all order days of an item's buyers, with what of them was of the item", async () => {
      await store().records.apply([
        aChange("o1", [
          sold("C-1", "2026-01-02", { quantity: 2 }),
          sold("C-1", "2026-01-02", { quantity: 1.5, location_code: "WEB" }),
          sold("C-1", "2026-01-02", { item_code: "PLATE", quantity: 7 }),
          sold("C-1", "2026-01-09", { item_code: "PLATE", quantity: 7 }),
          sold("C-2", "2026-01-02", { item_code: "PLATE" }),
          sold("C-3", "2026-01-04", { quantity: 4 }),
        ]),
      ]);
      const day = { customer_code: "C-1", ordered_on: "2026-01-02", lines: 3, item_lines: 2, item_quantity: 3.5 };
      const first = [day, { ...day, ordered_on: "2026-01-09", lines: 1, item_lines: 0, item_quantity: 0 }];
      const second = { customer_code: "C-3", ordered_on: "2026-01-04", lines: 1, item_lines: 1, item_quantity: 4 };
      expect(await histories().buyersOf(SHOP, "CUP", { after: null, limit: 1 })).toEqual(first);
      expect(await histories().buyersOf(SHOP, "CUP", { after: "C-1", limit: 1 })).toEqual([second]);
      expect(await histories().buyersOf(SHOP, "CUP", ALL)).toEqual([...first, second]);
      expect(await histories().buyersOf(SHOP, "BOWL", ALL)).toEqual([]);
    });

    it("tell what the buyers of items are still worth, by the lines of some days, a page of items at a time", async () => {
      const figure = { value: 400, value_basis: "margin", alive_probability: 0.5 } as const;
      await store().customerFigures.keep(SHOP, [
        aFigure({ ...figure, customer_code: "C-1" }),
        aFigure({ ...figure, customer_code: "C-2", value_basis: "revenue" }),
        aFigure({ ...figure, customer_code: "C-3", value: -10 }),
        aFigure({ ...figure, customer_code: "C-4", alive_probability: null }),
        aFigure({ ...figure, customer_code: "C-5", value: null, value_basis: null }),
        aFigure({ ...figure, customer_code: "C-6", value: 80, alive_probability: 0.25 }),
      ]);
      await store().customerFigures.keep("other", [aFigure({ ...figure, customer_code: "C-7" })]);
      await store().records.apply([
        aChange("o1", [
          ...["C-1", "C-2", "C-3", "C-4", "C-5", "C-6", "C-7", ""].map((code) =>
            sold(code, "2026-01-02", { quantity: 2 }),
          ),
          sold("C-1", "2026-01-31", { quantity: 1.5, line_state: "cancelled_for_stockout", location_code: "WEB" }),
          sold("C-1", "2026-01-01"),
          sold("C-1", "2026-02-01"),
          sold("C-1", "2026-01-05", { line_state: "cancelled" }),
          sold("C-6", "2026-01-05", { item_code: "PLATE", quantity: 4 }),
          sold("C-6", "2026-01-01", { item_code: "BOWL" }),
          sold("C-1", "2026-01-05", { item_code: "VASE", quantity: 1 }),
        ]),
        aChange("o2", [sold("C-1", "2026-01-05")], { installation_id: "other" }),
      ]);
      const days = { from: "2026-01-02", through: "2026-01-31" };
      const cup = { item_code: "CUP", lines: 9, units: 17.5, line_worth: 2 * 200 + 20 };
      const plate = { item_code: "PLATE", lines: 1, units: 4, line_worth: 20 };
      const vase = { item_code: "VASE", lines: 1, units: 1, line_worth: 200 };
      expect(await histories().worthOfBuyers(SHOP, days, { after: null, limit: 2 })).toEqual([cup, plate]);
      expect(await histories().worthOfBuyers(SHOP, days, { after: "PLATE", limit: 2 })).toEqual([vase]);
      expect(await histories().worthOfBuyers(SHOP, days, { after: "VASE", limit: 2 })).toEqual([]);
    });

    it("go with the records they come from", async () => {
      await store().records.apply([aChange("o1", [sold("C-1", "2026-01-02")])]);
      await store().records.apply([aRemoval("sales_order", "o1")]);
      expect(await histories().customerCodes(SHOP, ALL)).toEqual([]);
      expect(await histories().buyersOf(SHOP, "CUP", ALL)).toEqual([]);
    });
  });
}
