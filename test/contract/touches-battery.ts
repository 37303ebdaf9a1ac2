/* eslint-disable jest/no-export -- a battery is called by the test of each adapter */
import { describe, expect, it } from "@jest/globals";
import type { CanonicalRow } from "../../src/contracts/rows.ts";
import type { RecordChange } from "../../src/ports/records.ts";
import type { Store } from "../../src/ports/store.ts";
import {
  aCountLine,
  aCustomer,
  aLocation,
  aMovement,
  anAdjustment,
  anAlertRule,
  anEnquiry,
  aReceiver,
  anItem,
  aPromotion,
  aPurchaseLine,
  aReceiptLine,
  aReturnLine,
  aSalesLine,
  aStockLevel,
  aSupplier,
} from "../store/row-builders.ts";
import { aChange, anAssessment, aRemoval, aSubject, SHOP } from "../store/store-builders.ts";

/** Which subjects a change of a record puts in doubt. */
export function describeTouches(store: () => Store): void {
  /** Takes and settles all that is dirty, so that a test sees its own change alone. */
  async function settle(): Promise<readonly string[]> {
    const claimed = await store().subjects.claimDirty(SHOP, 1_000, 1_000_000, 1);
    await store().assessments.commit(claimed.map((dirty) => ({ claimed: dirty, assessment: null, effects: [] })));
    return claimed.map(({ item_code, location_code }) => `${item_code}@${location_code}`).sort();
  }

  async function touchedBy(...changes: readonly RecordChange[]): Promise<readonly string[]> {
    await settle();
    await store().records.apply(changes);
    return settle();
  }

  const known = (...rows: readonly CanonicalRow[]) =>
    store().records.apply(rows.map((row, i) => aChange(`known-${i}`, [row])));

  describe("touches", () => {
    it.each([
      { what: "a stock record", row: aStockLevel() },
      { what: "a sales line", row: aSalesLine() },
      { what: "a purchase line", row: aPurchaseLine() },
      { what: "a receipt line", row: aReceiptLine() },
      { what: "a movement", row: aMovement() },
      { what: "a count line", row: aCountLine() },
      { what: "an enquiry", row: anEnquiry({ location_code: "WH" }) },
    ])("puts the item in doubt where $what lies, and nowhere else", async ({ row }) => {
      await known(aStockLevel({ location_code: "SHOP" }), aStockLevel({ item_code: "PLATE" }));
      expect(await touchedBy(aChange("r1", [row]))).toEqual(["CUP@WH"]);
    });

    it("puts in doubt what a record spoke of and what it speaks of now, not what stays as it was", async () => {
      await store().records.apply([aChange("r1", [aSalesLine(), aSalesLine({ item_code: "PLATE" })])]);
      const changed = aChange("r1", [aSalesLine(), aSalesLine({ item_code: "BOWL" })], { version: 2 });
      expect(await touchedBy(changed)).toEqual(["BOWL@WH", "PLATE@WH"]);
    });

    it("puts in doubt where an enquiry lies whose order comes or goes, not where only the order's figures change", async () => {
      const asked = { order_no: "SO-1", location_code: "SHOP", customer_code: "C-9" };
      await known(aStockLevel(), anEnquiry(asked), anEnquiry({ ...asked, item_code: "PLATE" }));
      const plate = aSalesLine({ item_code: "PLATE" });
      const line = (version: number, shipped_quantity: number) =>
        aChange("so", [aSalesLine({ shipped_quantity }), plate], { version });
      expect(await touchedBy(line(1, 0))).toEqual(["CUP@SHOP", "CUP@WH", "PLATE@SHOP", "PLATE@WH"]);
      expect(await touchedBy(line(2, 1))).toEqual(["CUP@WH"]);
      const halved = aChange("so", [aSalesLine({ shipped_quantity: 1 }), aSalesLine(), plate], { version: 3 });
      expect(await touchedBy(halved)).toEqual(["CUP@WH", "PLATE@WH"]);
      expect(await touchedBy(aChange("so", [plate], { version: 4 }))).toEqual(["CUP@SHOP", "CUP@WH", "PLATE@WH"]);
      expect(await touchedBy(aRemoval("sales_order", "so", { version: 5 }))).toEqual(["PLATE@SHOP", "PLATE@WH"]);
    });

    it("puts in doubt what a removed record spoke of", async () => {
      await store().records.apply([aChange("r1", [aStockLevel()])]);
      expect(await touchedBy(aRemoval("stock_level", "r1"))).toEqual(["CUP@WH"]);
    });

    it("puts nothing in doubt by fields that say nothing of the stock, like the alert written back", async () => {
      await store().records.apply([aChange("r1", [aStockLevel()])]);
      const written = aChange("r1", [aStockLevel()], { version: 2, values: { on_hand: 100, alert_severity: "缺货" } });
      expect(await touchedBy(written)).toEqual([]);
      expect((await store().records.get(SHOP, "stock_level", "r1"))?.values).toEqual(written.values);
    });

    it.each([
      { what: "is stale", change: aChange("r1", [aStockLevel({ on_hand: 1 })], { version: 1 }) },
      { what: "says the same", change: aChange("r1", [aStockLevel()], { version: 2 }) },
      { what: "says the same later", change: aChange("r1", [aStockLevel()], { version: 3 }) },
      { what: "is disputed", change: aChange("r1", [aStockLevel({ on_hand: 1 })], { version: 2 }) },
    ])("puts nothing in doubt by a change that $what", async ({ change }) => {
      await store().records.apply([aChange("r1", [aStockLevel()], { version: 2 })]);
      expect(await touchedBy({ ...change, touches: [{ kind: "item", item_code: "CUP" }] })).toEqual([]);
    });

    it("puts in doubt what awaits goods of which some were received, when its shelf is written again", async () => {
      await known(aStockLevel(), aPurchaseLine({ received_quantity: 0 }), aReceiptLine({ quantity: 1 }));
      expect(await touchedBy(aChange("known-0", [aStockLevel()], { version: 9 }))).toEqual(["CUP@WH"]);
    });

    it.each([
      { what: "a customer", row: aCustomer() },
      {
        what: "a location",
        row: aLocation(),
      },
      { what: "an alert rule", row: anAlertRule() },
      { what: "a receiver", row: aReceiver() },
      { what: "goods that came back", row: aReturnLine() },
    ])("puts nothing in doubt by $what", async ({ row }) => {
      await known(aStockLevel(), aSalesLine());
      expect(await touchedBy(aChange("r1", [row]))).toEqual([]);
    });

    it.each([
      { what: "everything", row: aPromotion(), want: ["BOWL@WH", "CUP@WH", "PLATE@"] },
      {
        what: "a category",
        row: aPromotion({ scope_kind: "category", scope_values: ["杯壶", "餐具"] }),
        want: ["BOWL@WH", "CUP@WH"],
      },
      {
        what: "a brand",
        row: anAdjustment({ scope_kind: "brand", scope_values: ["恒温"] }),
        want: ["BOWL@WH"],
      },
      { what: "some items", row: anAdjustment({ scope_values: ["CUP", "PLATE"] }), want: ["CUP@WH", "PLATE@"] },
      { what: "an item nobody has", row: anAdjustment({ scope_values: ["POT"] }), want: [] },
      { what: "a category without a name", row: aPromotion({ scope_kind: "category" }), want: [] },
    ])("puts in doubt what a promotion or an adjustment of $what covers, also when it goes", async ({ row, want }) => {
      await known(
        anItem(),
        anItem({ item_code: "BOWL", category: "餐具", brand: "恒温" }),
        aStockLevel(),
        aStockLevel({ item_code: "BOWL" }),
        aSalesLine({ item_code: "PLATE", location_code: "" }),
      );
      expect(await touchedBy(aChange("r1", [row]))).toEqual(want);
      expect(await touchedBy(aRemoval(row.table === "promotion" ? "promotion" : "demand_adjustment", "r1"))).toEqual(
        want,
      );
    });

    it("puts in doubt what a promotion covered and what it covers now", async () => {
      await known(aStockLevel(), aStockLevel({ item_code: "BOWL" }));
      await store().records.apply([aChange("r1", [aPromotion({ scope_kind: "item", scope_values: ["CUP"] })])]);
      const moved = aChange("r1", [aPromotion({ scope_kind: "item", scope_values: ["BOWL"] })], { version: 2 });
      expect(await touchedBy(moved)).toEqual(["BOWL@WH", "CUP@WH"]);
    });

    it.each([
      { what: "a sales line", row: aSalesLine({ location_code: "" }) },
      { what: "a purchase line", row: aPurchaseLine({ location_code: "" }) },
      { what: "a receipt line", row: aReceiptLine({ location_code: "" }) },
      { what: "a movement", row: aMovement({ location_code: "" }) },
    ])("counts $what without a location at the item's stock record with the lowest id", async ({ row }) => {
      await known(aStockLevel({ location_code: "FIRST" }), aStockLevel({ location_code: "SECOND" }));
      expect(await touchedBy(aChange("r1", [row]))).toEqual(["CUP@FIRST"]);
    });

    it("lets a row without a location stay there where the item has no stock record", async () => {
      expect(await touchedBy(aChange("r1", [aSalesLine({ location_code: "" })]))).toEqual(["CUP@"]);
    });

    it("puts both ends in doubt where rows without a location move to an item's first stock record", async () => {
      await known(aSalesLine({ location_code: "" }));
      expect(await touchedBy(aChange("r5", [aStockLevel({ location_code: "B" })]))).toEqual(["CUP@", "CUP@B"]);
      expect(await touchedBy(aChange("r4", [aStockLevel({ location_code: "A" })]))).toEqual(["CUP@A", "CUP@B"]);
      expect(await touchedBy(aChange("r6", [aStockLevel({ location_code: "C" })]))).toEqual(["CUP@C"]);
      expect(await touchedBy(aRemoval("stock_level", "r4"))).toEqual(["CUP@A", "CUP@B"]);
    });

    it("puts only the own place in doubt where no row depends on the first stock record", async () => {
      await known(aSalesLine(), aStockLevel());
      expect(await touchedBy(aChange("a", [aStockLevel({ location_code: "A" })]))).toEqual(["CUP@A"]);
    });

    it("puts every subject of an item in doubt when its master data changes", async () => {
      await known(
        aStockLevel(),
        aStockLevel({ location_code: "SHOP" }),
        aSalesLine({ location_code: "WEB" }),
        aSalesLine({ location_code: "" }),
        aStockLevel({ item_code: "PLATE" }),
      );
      expect(await touchedBy(aChange("r1", [anItem()]))).toEqual(["CUP@SHOP", "CUP@WEB", "CUP@WH"]);
      const renumbered = aChange("r1", [anItem({ item_code: "PLATE" })], { version: 2 });
      expect(await touchedBy(renumbered)).toEqual(["CUP@SHOP", "CUP@WEB", "CUP@WH", "PLATE@WH"]);
    });

    it("puts in doubt what was assessed of an item, though only a purchase speaks of it", async () => {
      await known(aPurchaseLine());
      const [claimed] = await store().subjects.claimDirty(SHOP, 1, 2_000, 1_000);
      if (claimed === undefined) throw new Error("the purchase marked nothing");
      await store().assessments.commit([{ claimed, assessment: anAssessment(), effects: [] }]);
      expect(await touchedBy(aChange("r1", [anItem()]))).toEqual(["CUP@WH"]);
    });

    it("puts every item of a supplier in doubt when its terms change", async () => {
      await known(
        anItem(),
        anItem({ item_code: "PLATE" }),
        anItem({ item_code: "BOWL", supplier_code: "S-2" }),
        ...["CUP", "PLATE", "BOWL"].map((item_code) => aStockLevel({ item_code })),
      );
      expect(await touchedBy(aChange("s", [aSupplier()]))).toEqual(["CUP@WH", "PLATE@WH"]);
      expect(await touchedBy(aChange("s", [aSupplier({ supplier_code: "S-2" })], { version: 2 }))).toEqual([
        "BOWL@WH",
        "CUP@WH",
        "PLATE@WH",
      ]);
    });

    it.each([
      { touch: { kind: "subject", item_code: "X", location_code: "Y" }, want: ["X@Y"] },
      { touch: { kind: "subject", item_code: "CUP", location_code: "" }, want: ["CUP@WH"] },
      { touch: { kind: "subject", item_code: "X", location_code: "" }, want: ["X@"] },
      { touch: { kind: "item", item_code: "CUP" }, want: ["CUP@SHOP", "CUP@WH"] },
      { touch: { kind: "item", item_code: "X" }, want: [] },
      { touch: { kind: "supplier", supplier_code: "S-1" }, want: ["CUP@SHOP", "CUP@WH", "PLATE@WH"] },
      { touch: { kind: "supplier", supplier_code: "X" }, want: [] },
    ] as const)("follows the touch $touch beside the rows", async ({ touch, want }) => {
      await known(
        anItem(),
        aStockLevel(),
        anItem({ item_code: "PLATE" }),
        aStockLevel({ item_code: "PLATE" }),
        aStockLevel({ location_code: "SHOP" }),
      );
      expect(await touchedBy(aChange("r1", [], { form: "promotion", touches: [touch] }))).toEqual(want);
    });

    it("puts every item of a supplier in doubt when one of its deliveries becomes known", async () => {
      await known(anItem(), aStockLevel(), anItem({ item_code: "PLATE" }), aStockLevel({ item_code: "PLATE" }));
      expect(await touchedBy(aChange("po", [aPurchaseLine()]))).toEqual(["CUP@WH"]);
      expect(await touchedBy(aChange("gr", [aReceiptLine()]))).toEqual(["CUP@WH", "PLATE@WH"]);
      const received = aPurchaseLine({ received_quantity: 60, is_open: false });
      expect(await touchedBy(aChange("po", [received], { version: 2 }))).toEqual(["CUP@WH"]);
      const promised = aPurchaseLine({ received_quantity: 60, is_open: false, expected_on: "2026-11-05" });
      expect(await touchedBy(aChange("po", [promised], { version: 3 }))).toEqual(["CUP@WH", "PLATE@WH"]);
      expect(await touchedBy(aRemoval("goods_receipt", "gr"))).toEqual(["CUP@WH", "PLATE@WH"]);
    });

    it("puts in doubt what another record of the same key says when versions pass each other", async () => {
      await store().records.apply([
        aChange("a", [anItem({ item_name: "甲" })], { version: 1 }),
        aChange("b", [anItem({ item_name: "乙" })], { version: 2 }),
        aChange("s", [aStockLevel()]),
      ]);
      expect(await touchedBy(aChange("a", [anItem({ item_name: "甲" })], { version: 3 }))).toEqual(["CUP@WH"]);
      expect((await store().subjects.facts(aSubject(), "2026-01-01")).item?.item_name).toBe("甲");
    });
  });
}
