/* eslint-disable jest/no-export -- a battery is called by the test of each adapter */
import { describe, expect, it } from "@jest/globals";
import type { CanonicalRow } from "../../src/contracts/rows.ts";
import type { Store } from "../../src/ports/store.ts";
import { aChange, anAssessment, aRemoval, aSubject, claimOne, SHOP } from "../store/store-builders.ts";
import { anItem, aPurchaseLine, aReceiptLine, aSupplier } from "../store/row-builders.ts";

const NONE = { suppliers: [], deliveries: [], orders: [], receipts: [], sources: [], items: [], places: [] };

/** What is told of a shop's buying. */
export function describeBuying(store: () => Store): void {
  const know = (...rows: readonly CanonicalRow[]) =>
    store().records.apply(rows.map((row, i) => aChange(`r${String(i).padStart(3, "0")}`, [row])));
  const facts = (since = "2026-01-01") => store().buying.facts(SHOP, since);

  describe("buying", () => {
    it("is empty where nothing is known, and belongs to its installation", async () => {
      expect(await facts()).toEqual(NONE);
      await know(anItem(), aSupplier(), aPurchaseLine(), aReceiptLine());
      expect(await store().buying.facts("other", "2026-01-01")).toEqual(NONE);
    });

    it("tells suppliers and items by code, of two records the newer version", async () => {
      await store().records.apply([
        aChange("a", [aSupplier({ supplier_code: "S-2", supplier_name: "旧" })], { version: 1 }),
        aChange("b", [aSupplier({ supplier_code: "S-2", supplier_name: "新" })], { version: 9 }),
        aChange("c", [aSupplier({ shutdown_start: "2026-02-09", shutdown_end: "2026-02-27" })]),
        aChange("d", [anItem({ item_code: "PLATE", supplier_code: null, purchase_cost: null, is_active: false })]),
        aChange("e", [anItem({ item_name: "旧杯" })], { version: 4 }),
        aChange("f", [anItem({ item_name: "新杯" })], { version: 5 }),
      ]);
      const { suppliers, items } = await facts();
      expect(suppliers).toEqual([
        aSupplier({ shutdown_start: "2026-02-09", shutdown_end: "2026-02-27" }).row,
        aSupplier({ supplier_code: "S-2", supplier_name: "新" }).row,
      ]);
      expect(items).toEqual([
        { item_code: "CUP", item_name: "新杯", supplier_code: "S-1", purchase_cost: 21.5, is_active: true },
        { item_code: "PLATE", item_name: "保温杯", supplier_code: null, purchase_cost: null, is_active: false },
      ]);
    });

    it("tells deliveries with their order, oldest receipt first, and only from the day on", async () => {
      await know(
        aPurchaseLine({ expected_on: null }),
        aReceiptLine({ received_on: "2026-11-12", supplier_code: null }),
        aReceiptLine({ received_on: "2026-11-09", supplier_code: "S-2" }),
        aReceiptLine({ received_on: "2026-11-03" }),
        aReceiptLine({ purchase_order_no: null }),
        aReceiptLine({ item_code: "PLATE" }),
      );
      const cup = { purchase_order_no: "PO-1", item_code: "CUP", ordered_on: "2026-11-01", expected_on: null };
      expect((await facts("2026-11-09")).deliveries).toEqual([
        { ...cup, supplier_code: "S-2", received_on: "2026-11-09" },
        { ...cup, supplier_code: "S-1", received_on: "2026-11-12" },
      ]);
    });

    it("tells what was ordered from the day on, oldest order first, and what the receipts add up to", async () => {
      await know(
        aPurchaseLine({ purchase_order_no: "PO-2", ordered_on: "2026-11-05", received_quantity: 7, is_open: false }),
        aPurchaseLine(),
        aPurchaseLine({ purchase_order_no: "PO-0", ordered_on: "2026-10-31" }),
        aReceiptLine({ quantity: 20 }),
        aReceiptLine({ quantity: 15.5, received_on: "2026-11-10" }),
        aReceiptLine({ quantity: 3, item_code: "PLATE" }),
        aReceiptLine({ quantity: 9, purchase_order_no: null }),
      );
      const line = {
        ...{ supplier_code: "S-1", item_code: "CUP", expected_on: "2026-11-08", quantity: 60 },
        ...{ purchase_order_no: "PO-1", ordered_on: "2026-11-01", received_quantity: 0, is_open: true },
      };
      const { orders, receipts } = await facts("2026-11-01");
      expect(orders).toEqual([
        line,
        { ...line, purchase_order_no: "PO-2", ordered_on: "2026-11-05", received_quantity: 7, is_open: false },
      ]);
      expect(receipts).toEqual([
        { purchase_order_no: "PO-1", item_code: "CUP", quantity: 35.5 },
        { purchase_order_no: "PO-1", item_code: "PLATE", quantity: 3 },
      ]);
    });

    it("tells every supplier an item ever had, each once, however long ago", async () => {
      await know(
        aPurchaseLine({ ordered_on: "2019-01-01" }),
        aPurchaseLine({ purchase_order_no: "PO-2" }),
        aPurchaseLine({ purchase_order_no: "PO-3", supplier_code: "" }),
        aReceiptLine({ supplier_code: "S-2" }),
        aReceiptLine({ supplier_code: null }),
      );
      expect((await facts()).sources).toEqual([
        { item_code: "CUP", supplier_code: "S-1" },
        { item_code: "CUP", supplier_code: "S-2" },
      ]);
    });

    it("tells the light and the loss of every assessed place, and forgets with the records", async () => {
      for (const [location_code, expected_loss] of [
        ["WH", 120],
        ["SHOP", null],
      ] as const) {
        const subject = aSubject({ location_code });
        const claimed = await claimOne(store(), subject);
        const assessment = anAssessment({ ...subject, risk: { severity: "critical", expected_loss } });
        await store().assessments.commit([{ claimed, assessment, effects: [] }]);
      }
      await know(aPurchaseLine(), aReceiptLine());
      const { places } = await facts();
      expect(places).toEqual([
        { item_code: "CUP", location_code: "SHOP", severity: "critical", expected_loss: 0 },
        { item_code: "CUP", location_code: "WH", severity: "critical", expected_loss: 120 },
      ]);
      await store().records.apply([aRemoval("purchase_order", "r000"), aRemoval("goods_receipt", "r001")]);
      expect(await facts()).toMatchObject({ deliveries: [], orders: [], receipts: [], sources: [] });
    });
  });
}
