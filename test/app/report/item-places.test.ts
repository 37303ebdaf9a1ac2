import { describe, expect, it } from "@jest/globals";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createItemPlaces } from "../../../src/app/report/item-places.ts";
import { itemPlaces } from "../../../src/contracts/item-places.ts";
import { assessStockoutRisk } from "../../../src/domain/risk/assess-stockout-risk.ts";
import { aSeries, poissonDays } from "../../domain/demand/a-series.ts";
import { aRiskInput } from "../../domain/risk/a-risk-input.ts";
import { aStockLevel } from "../../store/row-builders.ts";
import { aChange, anAssessment, aSubject, claimOne } from "../../store/store-builders.ts";

/** A shop of one item with some units at each of its places. */
async function aShopOf(places: Readonly<Record<string, number>>) {
  const store = createMemoryStore();
  for (const [seed, [location_code, on_hand]] of Object.entries(places).entries()) {
    await store.records.apply([aChange(location_code, [aStockLevel({ location_code, on_hand })])]);
    const subject = aSubject({ location_code });
    const claimed = await claimOne(store, subject);
    const demand = aSeries(poissonDays(365, 5, seed + 1));
    const risk = assessStockoutRisk(aRiskInput({ location_code, stock: { on_hand }, demand }));
    const assessment = { ...anAssessment({ ...subject, on_hand }), risk };
    await store.assessments.commit([{ claimed, assessment, effects: [] }]);
  }
  return createItemPlaces(store)(aSubject({ location_code: Object.keys(places)[0] ?? "" }));
}

describe("an item at all its places", () => {
  it("is told place by place, the worst first, and together, as the contract says", async () => {
    const report = itemPlaces.strict().parse(await aShopOf({ MAIN: 900, SHOP1: 0, SHOP2: 60 }));
    expect(report.places.map(({ location_code }) => location_code)).toEqual(["SHOP1", "SHOP2", "MAIN"]);
    expect(report.places[0]).toMatchObject({ severity: "out", on_hand: 0, stockout_probability: 1 });
    expect(report.pooled).toMatchObject({ available: 960, judged: { places: 3 } });
    expect(report.pooled.days_of_supply).toBeCloseTo(64, -1);
    expect(report.pooled.judged?.stockout_probability).toBeLessThan(0.01);
    const { separate_safety_stock = 0, pooled_safety_stock = 0 } = report.pooled.judged ?? {};
    expect(pooled_safety_stock).toBeLessThan(separate_safety_stock);
  });

  it("is nothing to tell apart where it lies at one place alone", async () => {
    expect(await aShopOf({ MAIN: 90 })).toBeNull();
  });
});
