/* eslint-disable jest/no-export -- a battery is called by the test of each adapter */
import { describe, expect, it } from "@jest/globals";
import type { Store } from "../../src/ports/store.ts";
import { aPurchaseLine, aReceiptLine } from "../store/row-builders.ts";
import { aChange, addEffects, anEffect, SHOP } from "../store/store-builders.ts";

const SINCE = { day: "2026-11-01", instant: 900 };

/** What there is of purchases. */
export function describePurchaseCourses(store: () => Store): void {
  const latest = (limit = 9, since = SINCE) => store().purchaseCourses.latest(SHOP, since, limit);

  describe("the latest purchases", () => {
    it("are the orders of a day or later, each once, newest first, with their last receipt", async () => {
      const closed = { purchase_order_no: "PO-2", ordered_on: "2026-11-05", is_open: false };
      await store().records.apply([
        aChange("old", [aPurchaseLine({ purchase_order_no: "PO-0", ordered_on: "2026-10-31" })]),
        aChange("r1", [aPurchaseLine(), aPurchaseLine({ item_code: "ATE", is_open: false })]),
        aChange("r2", [aPurchaseLine(closed)]),
        aChange("g1", [aReceiptLine({ purchase_order_no: "PO-2", received_on: "2026-11-08" })]),
        aChange("g2", [aReceiptLine({ purchase_order_no: "PO-2", received_on: "2026-11-11" })]),
        aChange("other", [aPurchaseLine()], { installation_id: "other" }),
      ]);
      const [second, first] = [
        { record_id: "r2", ...closed, is_covered: true, received_on: "2026-11-11" },
        {
          ...{ record_id: "r1", purchase_order_no: "PO-1", ordered_on: "2026-11-01", is_open: true },
          ...{ is_covered: false, received_on: null },
        },
      ];
      expect(await latest()).toEqual({ orders: [second, first], proposals: [] });
      expect((await latest(1)).orders).toEqual([second]);
    });

    it("are covered once the receipts of each item reach what was ordered of it", async () => {
      const covered = async () => (await latest()).orders.map(({ is_covered }) => is_covered);
      await store().records.apply([
        aChange("r1", [aPurchaseLine(), aPurchaseLine(), aPurchaseLine({ item_code: "ATE", quantity: 5 })]),
        aChange("g1", [aReceiptLine({ quantity: 500 })]),
      ]);
      expect(await covered()).toEqual([false]);
      await store().records.apply([aChange("g2", [aReceiptLine({ item_code: "ATE", quantity: 5 })])]);
      expect(await covered()).toEqual([true]);
    });

    it("are the proposals that were made on the platform, the last made first", async () => {
      const proposal = (key: string, item_code: string) => anEffect(key, { item_code, line: key });
      const keys = ["replenishment/A", "replenishment/B", "replenishment/C", "alert/A"];
      await addEffects(store(), ...keys.map((key) => proposal(key, key.slice(-1))));
      const wish = { installation_id: SHOP, lane: "platform", limit: 9, now: 1, lease_ms: 1 } as const;
      for (const { id, effect_key } of await store().outbox.claim(wish)) {
        if (effect_key === "replenishment/C") continue;
        const outcome = { kind: "done", at: 1, receipt: `record of ${effect_key}` } as const;
        await store().outbox.settle({ installation_id: SHOP, id }, outcome);
      }
      const made = ["B", "A"].map((item_code) => {
        return { record_id: `record of replenishment/${item_code}`, item_code, location_code: "WH" };
      });
      expect(await latest()).toEqual({ orders: [], proposals: made });
      expect((await latest(1)).proposals).toEqual(made.slice(0, 1));
      expect((await latest(9, { ...SINCE, instant: 901 })).proposals).toEqual([]);
    });
  });
}
