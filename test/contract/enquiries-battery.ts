/* eslint-disable jest/no-export -- a battery is called by the test of each adapter */
import { describe, expect, it } from "@jest/globals";
import type { CanonicalRow } from "../../src/contracts/rows.ts";
import type { Store } from "../../src/ports/store.ts";
import { anEnquiry, aSalesLine, aStockLevel } from "../store/row-builders.ts";
import { aChange, anAssessment, aRemoval, aSubject, SHOP } from "../store/store-builders.ts";

/** What customers asked for without an order. */
export function describeEnquiries(store: () => Store): void {
  const know = (rows: Readonly<Record<string, CanonicalRow>>) =>
    store().records.apply(Object.entries(rows).map(([record_id, row]) => aChange(record_id, [row])));
  const here = (parts: Parameters<typeof anEnquiry>[0] = {}) => anEnquiry({ location_code: "WH", ...parts });
  const idsOf = (found: readonly { readonly record_id: string }[]) => found.map(({ record_id }) => record_id);

  /** Takes and settles all that is dirty. */
  async function settle(): Promise<readonly string[]> {
    const claimed = await store().subjects.claimDirty(SHOP, 1_000, 1_000_000, 1);
    const commits = claimed.map((dirty) => ({ claimed: dirty, assessment: anAssessment({ ...dirty }), effects: [] }));
    await store().assessments.commit(commits);
    return claimed.map(({ item_code, location_code }) => `${item_code}@${location_code}`).sort();
  }

  describe("enquiries", () => {
    it("come by place from a day on, the oldest first, as their form says them", async () => {
      await know({
        stock: aStockLevel(),
        b: here({ asked_on: "2026-11-06" }),
        a: here({ asked_on: "2026-11-06", enquiry_no: null, customer_code: "", location_code: "" }),
        c: here({ asked_on: "2026-11-05", enquiry_kind: "quote", enquiry_state: "given_up", quantity: 0.5 }),
        old: here({ asked_on: "2026-11-04" }),
        elsewhere: here({ location_code: "WEB" }),
        other: here({ item_code: "PLATE" }),
      });
      const found = await store().enquiries.ofPlace(aSubject(), "2026-11-05");
      expect(idsOf(found)).toEqual(["c", "a", "b"]);
      const { row } = here({ asked_on: "2026-11-05", enquiry_kind: "quote", enquiry_state: "given_up", quantity: 0.5 });
      expect(found[0]).toEqual({ ...row, record_id: "c", has_order: false, ordered_quantity: 0 });
      expect(await store().enquiries.ofPlace(aSubject({ location_code: "" }), "2026-11-05")).toEqual([]);
      await store().records.apply([aRemoval("enquiry", "b")]);
      expect(idsOf(await store().enquiries.ofPlace(aSubject(), "2026-11-05"))).toEqual(["c", "a"]);
    });

    it("come by customer, each once, for whatever item", async () => {
      await know({
        b: here({ customer_code: "C-2", item_code: "PLATE" }),
        a: here({ customer_code: "C-1", asked_on: "2026-11-07" }),
        c: here({ customer_code: "C-3" }),
      });
      expect(idsOf(await store().enquiries.ofCustomers(SHOP, ["C-1", "C-2", "C-1"]))).toEqual(["b", "a"]);
      expect(await store().enquiries.ofCustomers("other", ["C-1"])).toEqual([]);
      expect(await store().enquiries.ofCustomers(SHOP, [])).toEqual([]);
    });

    it("have an order where the one that they name has their item", async () => {
      await know({
        order: aSalesLine({ order_no: "SO-1", location_code: "WEB" }),
        a: here({ order_no: "SO-1" }),
        b: here({ order_no: "SO-1", item_code: "PLATE", customer_code: "C-1" }),
        c: here({ order_no: "SO-2" }),
        d: here({ order_no: null }),
      });
      const found = await store().enquiries.ofCustomers(SHOP, ["C-1"]);
      expect(found.map(({ record_id, has_order }) => [record_id, has_order])).toEqual([
        ["a", true],
        ["b", false],
        ["c", false],
        ["d", false],
      ]);
    });

    it("are put in doubt by the order that they name, wherever its goods lie", async () => {
      await know({
        stock: aStockLevel(),
        a: here({ order_no: "SO-1" }),
        b: here({ item_code: "PLATE", order_no: "SO-1" }),
      });
      await settle();
      const order = (order_no: string) => aSalesLine({ order_no, location_code: "WEB" });
      await store().records.apply([aChange("order", [order("SO-1")])]);
      expect(await settle()).toEqual(["CUP@WEB", "CUP@WH"]);
      await store().records.apply([aChange("order", [order("SO-2")], { version: 2 })]);
      expect(await settle()).toEqual(["CUP@WEB", "CUP@WH"]);
    });

    it("know what their customer ordered of their item on their day, and nothing of nobody in particular", async () => {
      const line = (parts: Parameters<typeof aSalesLine>[0]) =>
        aSalesLine({ customer_code: "C-1", ordered_on: "2026-11-06", location_code: "WEB", quantity: 2, ...parts });
      const others = [
        line({ customer_code: "C-2" }),
        line({ ordered_on: "2026-11-05" }),
        line({ item_code: "PLATE" }),
        line({ line_state: "cancelled" }),
        line({ quantity: -1 }),
      ];
      const unnamed = ["", "散客"].map((customer_code) => line({ customer_code }));
      const lines = [line({}), line({ line_state: "cancelled_for_stockout", quantity: 0.5 }), ...others, ...unnamed];
      await know({
        stock: aStockLevel(),
        ...Object.fromEntries(lines.map((one, at) => [`l${at}`, one])),
        a: here(),
        b: here({ customer_code: "散客" }),
        c: here({ customer_code: "" }),
      });
      const found = await store().enquiries.ofPlace(aSubject(), "2026-11-06");
      expect(found.map(({ ordered_quantity }) => ordered_quantity)).toEqual([2.5, 0, 0]);
      const [own] = await store().enquiries.ofCustomers(SHOP, ["C-1"]);
      expect(own?.ordered_quantity).toBe(2.5);
    });

    it("are put in doubt by what their customer orders on their day, wherever its goods lie, and by who orders it", async () => {
      await know({ stock: aStockLevel(), a: here(), b: here({ customer_code: "散客" }) });
      await settle();
      const order = (customer_code: string, ordered_on = "2026-11-06") =>
        aSalesLine({ customer_code, ordered_on, location_code: "WEB" });
      await store().records.apply([aChange("order", [order("C-1")])]);
      expect(await settle()).toEqual(["CUP@WEB", "CUP@WH"]);
      await store().records.apply([aChange("order", [order("C-2")], { version: 2 })]);
      expect(await settle()).toEqual(["CUP@WEB", "CUP@WH"]);
      await store().records.apply([aChange("order", [order("散客")], { version: 3 })]);
      expect(await settle()).toEqual(["CUP@WEB"]);
      await store().records.apply([aChange("order", [order("C-1", "2026-11-07")], { version: 4 })]);
      expect(await settle()).toEqual(["CUP@WEB"]);
      await store().records.apply([aChange("order", [order("C-1")], { version: 5 })]);
      expect(await settle()).toEqual(["CUP@WEB", "CUP@WH"]);
      const line = (parts: Parameters<typeof aSalesLine>[0]) =>
        aSalesLine({ customer_code: "C-1", ordered_on: "2026-11-06", location_code: "WEB", ...parts });
      await store().records.apply([aChange("order", [line({ shipped_quantity: 1 })], { version: 6 })]);
      expect(await settle()).toEqual(["CUP@WEB"]);
      await store().records.apply([aChange("order", [line({ quantity: 9 })], { version: 7 })]);
      expect(await settle()).toEqual(["CUP@WEB", "CUP@WH"]);
      await store().records.apply([aRemoval("sales_order", "order", { version: 8 })]);
      expect(await settle()).toEqual(["CUP@WEB", "CUP@WH"]);
    });

    it("move with the first stock record where they name no place", async () => {
      await know({ a: here({ location_code: "" }), stock: aStockLevel({ location_code: "WH" }) });
      await settle();
      await store().records.apply([aChange("first", [aStockLevel({ location_code: "WEB" })])]);
      expect(await settle()).toEqual(["CUP@WEB", "CUP@WH"]);
    });
  });
}
