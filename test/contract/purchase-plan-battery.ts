/* eslint-disable jest/no-export -- a battery is called by the test of each adapter */
import { describe, expect, it } from "@jest/globals";
import { planPlace } from "../../src/domain/purchase-plan/plan-place.ts";
import { assessStockoutRisk } from "../../src/domain/risk/assess-stockout-risk.ts";
import type { Store } from "../../src/ports/store.ts";
import { aRiskInput } from "../domain/risk/a-risk-input.ts";
import { aLocation, anItem, aSupplier } from "../store/row-builders.ts";
import { aChange, anAssessment, aRemoval, aSubject, claimOne, SHOP } from "../store/store-builders.ts";

/** What plans of transfers and purchases read. */
export function describePurchasePlan(store: () => Store): void {
  describe("master rows", () => {
    const locations = (installation_id = SHOP) => store().subjects.masters(installation_id, "location");

    it("are told as they were given, by code", async () => {
      const far = aLocation({ location_code: "FAR", allows_transfer: false, transfer_days: 2.5, transfer_cost: null });
      const bare = aLocation({ location_code: "BARE", transfer_days: null, transfer_unit_cost: null });
      await store().records.apply([aChange("r1", [far]), aChange("r2", [bare]), aChange("r3", [aLocation()])]);
      expect(await locations()).toEqual([bare.row, far.row, aLocation().row]);
    });

    it("are one for each code: of the higher version, then of the lower record id", async () => {
      await store().records.apply([
        aChange("r1", [aLocation({ location_name: "old" })]),
        aChange("r2", [aLocation({ location_name: "new" })], { version: 3 }),
        aChange("r3", [aLocation({ location_name: "same" })], { version: 3 }),
      ]);
      expect(await locations()).toMatchObject([{ location_name: "new" }]);
      await store().records.apply([aRemoval("location", "r2", { version: 4 })]);
      expect(await locations()).toMatchObject([{ location_name: "same" }]);
    });

    it("are those of one form and one installation", async () => {
      const other = { installation_id: "other" };
      await store().records.apply([
        aChange("r1", [anItem()]),
        aChange("r2", [aSupplier()]),
        aChange("r3", [aLocation()], other),
      ]);
      expect(await locations()).toEqual([]);
      expect(await locations("other")).toEqual([aLocation().row]);
      expect(await store().subjects.masters(SHOP, "item")).toEqual([anItem().row]);
      expect(await store().subjects.masters(SHOP, "supplier")).toEqual([aSupplier().row]);
    });
  });

  describe("places for plans", () => {
    const riskAt = (item_code: string, location_code: string, on_hand: number) => {
      const { item } = aRiskInput();
      return assessStockoutRisk(aRiskInput({ item: { ...item, item_code }, location_code, stock: { on_hand } }));
    };
    const keep = async (item_code: string, location_code: string, on_hand: number, installation_id = SHOP) => {
      const subject = aSubject({ installation_id, item_code, location_code });
      const claimed = await claimOne(store(), subject);
      const risk = riskAt(item_code, location_code, on_hand);
      await store().assessments.commit([{ claimed, assessment: anAssessment({ ...subject, risk }), effects: [] }]);
      return planPlace(risk);
    };
    const codes = async (item_code?: string) =>
      (await store().assessments.planPlaces(SHOP, item_code)).map((place) => place.item_code + place.location_code);

    it("are what plans take from each assessment, by item and place", async () => {
      const short = await keep("CUP", "W2", 10);
      const rich = await keep("CUP", "W1", 400);
      const plate = await keep("ATE", "W9", 0);
      expect([short?.gap, rich?.spare]).toEqual([expect.objectContaining({ supply: 10 }), expect.any(Number)]);
      expect(await store().assessments.planPlaces(SHOP)).toEqual([plate, rich, short]);
      expect(await codes("CUP")).toEqual(["CUPW1", "CUPW2"]);
    });

    it("leave out what gives, lacks and orders nothing, and what is not known", async () => {
      const even = Array.from({ length: 60 }, (_, i) => 80 + i).find((on_hand) => {
        return planPlace(riskAt("CUP", "W1", on_hand)) === null;
      });
      expect(even).toBeDefined();
      await keep("CUP", "W1", even ?? NaN);
      const claimed = await claimOne(store(), aSubject({ item_code: "NEW" }));
      await store().assessments.commit([{ claimed, assessment: anAssessment({ item_code: "NEW" }), effects: [] }]);
      expect(await codes()).toEqual([]);
    });

    it("are as the last assessment left them, and go with their subject", async () => {
      await keep("CUP", "W1", 400);
      const now = await keep("CUP", "W1", 0);
      expect(await store().assessments.planPlaces(SHOP)).toEqual([now]);
      const claimed = await claimOne(store(), aSubject({ location_code: "W1" }));
      await store().assessments.commit([{ claimed, assessment: null, effects: [] }]);
      expect(await codes()).toEqual([]);
    });

    it("belong to their installation", async () => {
      await keep("CUP", "W1", 400, "other");
      expect(await codes()).toEqual([]);
      expect(await store().assessments.planPlaces("other")).toHaveLength(1);
    });
  });
}
