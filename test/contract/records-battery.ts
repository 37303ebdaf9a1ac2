/* eslint-disable jest/no-export -- a battery is called by the test of each adapter */
import { describe, expect, it } from "@jest/globals";
import type { RecordChange } from "../../src/ports/records.ts";
import type { Store } from "../../src/ports/store.ts";
import { anItem, aStockLevel } from "../store/row-builders.ts";
import { aChange, anEntry, aRemoval, SHOP } from "../store/store-builders.ts";

/** What the newest state of every record promises. */
export function describeRecords(store: () => Store): void {
  const records = () => store().records;
  const stock = (on_hand: number) => [aStockLevel({ on_hand })];
  const onHand = async () =>
    (await store().subjects.facts({ installation_id: SHOP, item_code: "CUP", location_code: "WH" }, "2026-01-01"))
      .stock_level?.on_hand ?? null;

  describe("records", () => {
    it("keeps values of every kind as they are", async () => {
      const values = {
        text: "保温杯 \u0000 👨‍👩‍👧‍👦 \"'\\ \u2028",
        number: 0.1,
        large: 9_007_199_254_740_991,
        flag: false,
        nothing: null,
        list: ["b", "a", 1],
        lines: [{ z: 1, a: { y: [], x: {} } }],
      };
      expect(await records().apply([aChange("r1", [], { version: 7, values })])).toEqual(["applied"]);
      expect(await records().get(SHOP, "item", "r1")).toEqual({ record_id: "r1", version: 7, removed: false, values });
    });

    it("knows nothing of a record that never came", async () => {
      expect(await records().get(SHOP, "item", "r1")).toBeNull();
      expect(await records().list(SHOP, "item")).toEqual([]);
      expect(await records().versions(SHOP, "item")).toEqual(new Map());
      expect(await records().count(SHOP, "item")).toBe(0);
    });

    it("replaces an older state with a newer one, and its rows with it", async () => {
      await records().apply([aChange("r1", stock(5), { version: 1 })]);
      expect(await records().apply([aChange("r1", stock(8), { version: 2 })])).toEqual(["applied"]);
      expect(await onHand()).toBe(8);
    });

    it("keeps the newer state where the older one arrives late", async () => {
      await records().apply([aChange("r1", stock(8), { version: 2 })]);
      expect(await records().apply([aChange("r1", stock(5), { version: 1 })])).toEqual(["stale"]);
      expect(await onHand()).toBe(8);
    });

    it("applies the changes of one call in order", async () => {
      const changes = [3, 1, 4].map((version) => aChange("r1", stock(version), { version }));
      expect(await records().apply(changes)).toEqual(["applied", "stale", "applied"]);
      expect(await onHand()).toBe(4);
    });

    it("takes the same content for the same, whatever the order of its fields", async () => {
      await records().apply([aChange("r1", [], { values: { a: 1, b: { c: [1, 2], d: null } } })]);
      const again = aChange("r1", [], { values: { b: { d: null, c: [1, 2] }, a: 1 } });
      expect(await records().apply([again])).toEqual(["same"]);
    });

    it("moves the version on where only the version is newer", async () => {
      await records().apply([aChange("r1", stock(5), { version: 1 })]);
      expect(await records().apply([aChange("r1", stock(5), { version: 5 })])).toEqual(["same"]);
      expect(await records().apply([aChange("r1", stock(4), { version: 4 })])).toEqual(["stale"]);
      expect((await records().versions(SHOP, "stock_level")).get("r1")).toBe(5);
    });

    it("disputes other content of the same version and keeps what it has", async () => {
      await records().apply([aChange("r1", stock(5))]);
      expect(await records().apply([aChange("r1", stock(6))])).toEqual(["disputed"]);
      expect(await records().apply([aRemoval("stock_level", "r1", { version: 1 })])).toEqual(["disputed"]);
      expect(await onHand()).toBe(5);
    });

    it("lets the platform's own answer end a dispute, but not go back in time", async () => {
      await records().apply([aChange("r1", stock(5), { version: 2 })]);
      expect(await records().apply([aChange("r1", stock(6), { version: 2 })], { decided: true })).toEqual(["applied"]);
      expect(await records().apply([aChange("r1", stock(7), { version: 1 })], { decided: true })).toEqual(["stale"]);
      expect(await onHand()).toBe(6);
    });

    it("removes a record with its rows and keeps a tombstone", async () => {
      await records().apply([aChange("r1", stock(5), { version: 1 })]);
      expect(await records().apply([aRemoval("stock_level", "r1", { version: 3 })])).toEqual(["applied"]);
      expect(await onHand()).toBeNull();
      expect(await records().get(SHOP, "stock_level", "r1")).toEqual({
        record_id: "r1",
        version: 3,
        removed: true,
        values: {},
      });
      expect(await records().apply([aChange("r1", stock(9), { version: 2 })])).toEqual(["stale"]);
      expect(await records().apply([aRemoval("stock_level", "r1", { version: 3 })])).toEqual(["same"]);
    });

    it("keeps a tombstone also of what it never saw, as its creation may come late", async () => {
      expect(await records().apply([aRemoval("stock_level", "r1", { version: 3 })])).toEqual(["applied"]);
      expect(await records().apply([aChange("r1", stock(9), { version: 2 })])).toEqual(["stale"]);
      expect(await onHand()).toBeNull();
    });

    it("brings a removed record back with a newer version", async () => {
      await records().apply([aChange("r1", stock(5), { version: 1 }), aRemoval("stock_level", "r1", { version: 2 })]);
      expect(await records().apply([aChange("r1", stock(5), { version: 3 })])).toEqual(["applied"]);
      expect(await onHand()).toBe(5);
      expect(await records().count(SHOP, "stock_level")).toBe(1);
    });

    it("takes an empty record for something else than a removed one", async () => {
      await records().apply([aChange("r1", [], { values: {}, version: 1 })]);
      expect(await records().apply([aRemoval("item", "r1", { version: 2 })])).toEqual(["applied"]);
      expect(await records().count(SHOP, "item")).toBe(0);
    });

    it("lists the records of a form whose field is a text, and no others", async () => {
      const EVENT = "A%2F1_/WH/1";
      const kept = (id: string, values: RecordChange["values"], form: RecordChange["form"] = "care_task") =>
        aChange(id, [], { form, values });
      await records().apply([
        kept("r2", { event_no: EVENT, note: "二" }),
        kept("r1", { event_no: EVENT }),
        kept("longer", { event_no: `${EVENT}2` }),
        kept("other case", { event_no: EVENT.toLowerCase() }),
        kept("other field", { effect_key: EVENT }),
        kept("any sign", { event_no: "Ax2F1y/WH/1" }),
        kept("coupon", { event_no: EVENT }, "coupon"),
        kept("gone", { event_no: EVENT }),
      ]);
      await records().apply([aRemoval("care_task", "gone")]);
      const found = await records().withValue(SHOP, "care_task", { field: "event_no", value: EVENT });
      expect(found).toEqual([
        { record_id: "r1", version: 1, removed: false, values: { event_no: EVENT } },
        { record_id: "r2", version: 1, removed: false, values: { event_no: EVENT, note: "二" } },
      ]);
      expect(await records().withValue("other", "care_task", { field: "event_no", value: EVENT })).toEqual([]);
    });

    it("lists what is not removed in order of id", async () => {
      const ids = ["r2", "r10", "R1", "号", "r1"];
      await records().apply(ids.map((id, i) => aChange(id, [], { version: i + 1, values: { id } })));
      await records().apply([aRemoval("item", "r10", { version: 9 })]);
      const sorted = ["R1", "r1", "r2", "号"];
      expect((await records().list(SHOP, "item")).map(({ record_id }) => record_id)).toEqual(sorted);
      expect([...(await records().versions(SHOP, "item"))]).toEqual([
        ["R1", 3],
        ["r1", 5],
        ["r2", 1],
        ["号", 4],
      ]);
      expect(await records().count(SHOP, "item")).toBe(4);
    });

    it("keeps forms and installations apart, even under the same record id", async () => {
      await records().apply([
        aChange("1", stock(5)),
        aChange("1", [anItem()], { version: 2 }),
        aChange("1", stock(7), { installation_id: "other", version: 3 }),
      ]);
      await records().apply([aRemoval("item", "1", { version: 4 })]);
      expect(await onHand()).toBe(5);
      expect(await records().count("other", "stock_level")).toBe(1);
      expect(await records().count(SHOP, "item")).toBe(0);
    });

    it.each([
      { outcome: "applied", change: aChange("r1", stock(6), { version: 6 }), waits: false },
      { outcome: "stale", change: aChange("r1", stock(6), { version: 1 }), waits: false },
      { outcome: "same", change: aChange("r1", stock(5), { version: 5 }), waits: false },
      { outcome: "disputed", change: aChange("r1", stock(6), { version: 5 }), waits: true },
    ])("lets the inbox entry of a change that is $outcome wait on: $waits", async ({ outcome, change, waits }) => {
      await records().apply([aChange("r1", stock(5), { version: 5 })]);
      await store().inbox.append([anEntry("d1")]);
      const [entry] = await store().inbox.waiting(SHOP, 1);
      expect(await records().apply([{ ...change, inbox_id: entry?.id ?? null }])).toEqual([outcome]);
      expect(await store().inbox.waiting(SHOP, 1)).toHaveLength(waits ? 1 : 0);
    });

    it("is not disturbed by what becomes of the objects it was given", async () => {
      const values = { tags: ["a"] };
      await records().apply([aChange("r1", [], { values })]);
      values.tags.push("b");
      expect((await records().get(SHOP, "item", "r1"))?.values).toEqual({ tags: ["a"] });
    });
  });
}
