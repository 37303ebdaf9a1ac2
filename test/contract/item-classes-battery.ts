/* eslint-disable jest/no-export -- a battery is called by the test of each adapter */
import { describe, expect, it } from "@jest/globals";
import type { ItemClasses } from "../../src/domain/classes/item-classes.ts";
import type { Store } from "../../src/ports/store.ts";
import { aSalesLine } from "../store/row-builders.ts";
import { aChange, aSubject, SHOP } from "../store/store-builders.ts";

const CLASSES: ItemClasses = {
  abc: { class: "A", reason: "近 12 个月毛利 900" },
  xyz: null,
  life_cycle: { stage: "mature", reason: "没有变化" },
  hot: ["居前 5%"],
  season: null,
  form: { record_id: "i1", revision: 3, values: { abc_class: "A" }, before: { abc_class: null }, is_due: true },
};
const B: ItemClasses = { ...CLASSES, abc: { class: "B", reason: "" }, form: null };

/** What the classes of items promise. */
export function describeItemClasses(store: () => Store): void {
  const classes = () => store().itemClasses;

  describe("item classes", () => {
    it("are kept whole, each installation its own, the newest in the place of the one before", async () => {
      await classes().save(SHOP, [
        { item_code: "CUP", classified_on: "2026-11-22", classes: B },
        { item_code: "PLATE", classified_on: "2026-11-22", classes: B },
      ]);
      await classes().save(SHOP, [{ item_code: "CUP", classified_on: "2026-11-23", classes: CLASSES }]);
      await classes().save(SHOP, []);
      expect(await classes().of(SHOP, "CUP")).toEqual(CLASSES);
      expect(await classes().of(SHOP, "PLATE")).toEqual(B);
      expect(await classes().of("other", "CUP")).toBeNull();
    });

    it("come with what an assessment begins from, at every place of the item", async () => {
      await classes().save(SHOP, [{ item_code: "CUP", classified_on: "2026-11-22", classes: CLASSES }]);
      const places = [aSubject(), aSubject({ location_code: "WEB" }), aSubject({ item_code: "PLATE" })];
      const bases = await store().assessments.bases(places, "2026-01-01");
      expect(bases.map((basis) => basis.classes)).toEqual([CLASSES, CLASSES, null]);
    });

    it("are forgotten where no later look has found the item, and with their installation", async () => {
      const classified_on = "2026-11-22";
      for (const shop of [SHOP, "other"]) {
        await classes().save(shop, [
          { item_code: "CUP", classified_on: "2026-11-23", classes: B },
          { item_code: "GONE", classified_on, classes: B },
        ]);
      }
      await classes().forgetBefore(SHOP, "2026-11-23");
      expect(await classes().of(SHOP, "GONE")).toBeNull();
      expect(await classes().of(SHOP, "CUP")).toEqual(B);
      expect(await classes().of("other", "GONE")).toEqual(B);
      await store().registry.removeInstallation(SHOP);
      expect(await classes().of(SHOP, "CUP")).toBeNull();
    });

    it("tell the mean price that was paid, units weighing, at all places", async () => {
      const lines = [
        aSalesLine({ ordered_on: "2026-11-02", quantity: 3, unit_price: 10 }),
        aSalesLine({ ordered_on: "2026-11-03", quantity: 1, unit_price: 20, location_code: "WEB" }),
        aSalesLine({ quantity: 9, unit_price: null }),
        aSalesLine({ quantity: -2, unit_price: 500 }),
        aSalesLine({ quantity: 9, unit_price: 500, line_state: "cancelled" }),
        aSalesLine({ ordered_on: "2026-11-01", quantity: 9, unit_price: 500 }),
        aSalesLine({ quantity: 9, unit_price: 500, item_code: "PLATE" }),
      ];
      await store().records.apply(lines.map((line, i) => aChange(`r${i}`, [line])));
      expect(await classes().pricePaid(SHOP, "CUP", "2026-11-02")).toBe(12.5);
      expect(await classes().pricePaid(SHOP, "CUP", "2026-12-01")).toBeNull();
      expect(await classes().pricePaid("other", "CUP", "2026-11-02")).toBeNull();
    });
  });
}
