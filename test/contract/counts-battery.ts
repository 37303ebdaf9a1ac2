/* eslint-disable jest/no-export -- a battery is called by the test of each adapter */
import { describe, expect, it } from "@jest/globals";
import type { RowsByTable } from "../../src/contracts/rows.ts";
import type { Store } from "../../src/ports/store.ts";
import { aCountLine, aStockLevel } from "../store/row-builders.ts";
import { aChange, aSubject, SHOP } from "../store/store-builders.ts";

/** What is told of stock counts. */
export function describeCounts(store: () => Store): void {
  const counted = (counted_on: string, parts: Partial<RowsByTable["count_line"]> = {}) =>
    aCountLine({ counted_on, ...parts });
  const days = async (since = "2026-01-01", place = aSubject()) =>
    (await store().counts.ofPlace(place, since)).map(({ counted_on, count_no }) => `${counted_on} ${count_no}`);
  const differing = async (since = "2026-01-01", installation_id = SHOP) =>
    (await store().counts.differing(installation_id, since)).map(
      ({ item_code, location_code, counted_on }) => `${item_code}@${location_code} ${counted_on}`,
    );

  describe("counts", () => {
    it("are told of their place as they were given, newest first, from a day on", async () => {
      await store().records.apply([
        aChange("b", [counted("2026-11-02", { count_no: "2" }), counted("2026-11-02", { count_no: "3" })]),
        aChange("c", [counted("2026-10-01", { count_no: "0" })]),
        aChange("a", [counted("2026-11-02", { count_no: "1" }), counted("2026-11-05", { location_code: "WEB" })]),
      ]);
      expect(await days()).toEqual(["2026-11-02 3", "2026-11-02 2", "2026-11-02 1", "2026-10-01 0"]);
      expect(await days("2026-11-02")).toHaveLength(3);
      expect(await days("2026-01-01", aSubject({ item_code: "PLATE" }))).toEqual([]);
      const bare = counted("2026-11-20", { book_quantity: null, counted_quantity: 0 });
      await store().records.apply([aChange("d", [bare])]);
      expect((await store().counts.ofPlace(aSubject(), "2026-11-20"))[0]).toEqual(bare.row);
    });

    it("differ where the newest of a place does, whatever was found before", async () => {
      await store().records.apply([
        aChange("a", [
          counted("2026-11-01", { counted_quantity: 90 }),
          counted("2026-11-01", { item_code: "PLATE" }),
          counted("2026-11-01", { item_code: "BOWL", counted_quantity: 100 }),
          counted("2026-11-01", { item_code: "POT", book_quantity: null }),
          counted("2026-11-01", { location_code: "WEB", counted_quantity: 130 }),
        ]),
        aChange("b", [
          counted("2026-11-09", { counted_quantity: 100 }),
          counted("2026-11-09", { item_code: "BOWL", counted_quantity: 99.5 }),
        ]),
      ]);
      expect(await differing()).toEqual(["BOWL@WH 2026-11-09", "CUP@WEB 2026-11-01", "PLATE@WH 2026-11-01"]);
      expect(await differing("2026-11-02")).toEqual(["BOWL@WH 2026-11-09"]);
      expect(await differing("2026-01-01", "other")).toEqual([]);
    });

    it("that name no location lie at the item's first stock record, and where there is none, nowhere", async () => {
      const nowhere = { location_code: "" } as const;
      await store().records.apply([
        aChange("a", [counted("2026-11-01", { ...nowhere, counted_quantity: 90 })]),
        aChange("b", [counted("2026-11-02", { counted_quantity: 100 })]),
      ]);
      expect(await differing()).toEqual(["CUP@ 2026-11-01"]);
      expect(await days("2026-01-01", aSubject({ location_code: "" }))).toHaveLength(1);
      await store().records.apply([aChange("s", [aStockLevel()])]);
      expect(await differing()).toEqual([]);
      expect(await days()).toEqual(["2026-11-02 PD-1", "2026-11-01 PD-1"]);
      expect(await days("2026-01-01", aSubject({ location_code: "" }))).toEqual([]);
      expect((await store().subjects.facts(aSubject(), "2026-01-01")).last_count?.counted_on).toBe("2026-11-02");
    });
  });
}
