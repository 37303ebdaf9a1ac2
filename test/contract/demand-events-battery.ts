/* eslint-disable jest/no-export -- a battery is called by the test of each adapter */
import { describe, expect, it } from "@jest/globals";
import type { Store } from "../../src/ports/store.ts";
import { anAdjustment, aPromotion } from "../store/row-builders.ts";
import { aChange, aRemoval, SHOP } from "../store/store-builders.ts";

/** What is told of promotions and adjustments. */
export function describeDemandEvents(store: () => Store): void {
  const events = (since = "2026-01-01", installation_id = SHOP) =>
    store().subjects.demandEvents(installation_id, since);

  describe("demand events", () => {
    it("are none where nobody wrote any", async () => {
      expect(await events()).toEqual({ promotions: [], adjustments: [] });
    });

    it("are told as they were given, in order of their records", async () => {
      const planned = aPromotion({ channel: "天猫", scope_kind: "category", scope_values: ["杯壶", "餐具"] });
      const bare = anAdjustment({ half_life_days: null, reason: null, adjusted_by: null, factor: 0.25 });
      await store().records.apply([
        aChange("r2", [aPromotion({ expected_uplift: null })]),
        aChange("r1", [planned]),
        aChange("r4", [bare]),
        aChange("r3", [anAdjustment()]),
      ]);
      expect(await events()).toEqual({
        promotions: [planned.row, { ...aPromotion().row, expected_uplift: null }],
        adjustments: [anAdjustment().row, bare.row],
      });
    });

    it("are told while they end on the day asked for or later", async () => {
      await store().records.apply([aChange("r1", [aPromotion()]), aChange("r2", [anAdjustment()])]);
      expect(await events("2026-11-12")).toMatchObject({ promotions: [{}], adjustments: [{}] });
      expect(await events("2026-11-13")).toMatchObject({ promotions: [], adjustments: [{}] });
      expect(await events("2026-11-15")).toMatchObject({ promotions: [], adjustments: [{}] });
      expect(await events("2026-11-16")).toEqual({ promotions: [], adjustments: [] });
    });

    it("count each record by itself, also where two bear the same name, and go with it", async () => {
      const again = aPromotion({ start_date: "2027-11-09", end_date: "2027-11-12" });
      await store().records.apply([aChange("r1", [aPromotion()]), aChange("r2", [again])]);
      expect((await events()).promotions).toHaveLength(2);
      await store().records.apply([aRemoval("promotion", "r1")]);
      expect((await events()).promotions).toEqual([again.row]);
    });

    it("belong to their installation", async () => {
      await store().records.apply([aChange("r1", [aPromotion()], { installation_id: "other" })]);
      expect(await events()).toEqual({ promotions: [], adjustments: [] });
      expect((await events("2026-01-01", "other")).promotions).toHaveLength(1);
    });
  });
}
