import { describe, expect, it } from "@jest/globals";
import { provenLosses } from "../../../src/domain/stockout-effect/proven-losses.ts";
import { lossEvidence } from "../../../src/domain/tuning/loss-evidence.ts";
import { lossLevelProposal, type UnitWorth } from "../../../src/domain/tuning/loss-level-proposal.ts";
import { type LikelyBuyer, reserveProposal } from "../../../src/domain/tuning/reserve-proposal.ts";
import type { TunedItem, TunedPlace } from "../../../src/domain/tuning/tuned-place.ts";

const SHOP = { lost_share: 0.12, low: 0.08, high: 0.16 };
const lossOf = (item_code: string, exposed_count: number, lost_share: number, standard_error: number) => {
  return { item_code, exposed_count, lost_share, standard_error };
};

describe("losses of items that are no chance", () => {
  it("count the error of the mean that they were drawn to", () => {
    const [loss] = provenLosses({ shop: SHOP, items: [lossOf("A", 80, 0.2, 0.03)] });
    // √(0.03² + (0.08 ÷ 3.92)²) = 0.036284; × 1.96 = 0.071117
    expect(loss).toMatchObject({ exposed_count: 80, lost_share: 0.2, customers_lost: 16 });
    expect(loss?.lost_share_low).toBeCloseTo(0.128883, 5);
    expect(loss?.lost_share_high).toBeCloseTo(0.271117, 5);
  });

  it("are not led by small samples, however large their share and small their error", () => {
    const items = [lossOf("FEW", 3, 0.9, 0), lossOf("SOME", 25, 0.3, 0.02), lossOf("MANY", 400, 0.2, 0.02)];
    expect(provenLosses({ shop: SHOP, items }).map(({ item_code }) => item_code)).toEqual(["MANY", "SOME"]);
  });

  it.each([
    { name: "nothing was compared", learned: null },
    {
      name: "the shop's own may be chance",
      learned: { shop: { ...SHOP, low: -0.01 }, items: [lossOf("A", 80, 0.2, 0.01)] },
    },
    { name: "an item's may be chance", learned: { shop: SHOP, items: [lossOf("A", 80, 0.06, 0.03)] } },
    { name: "its customers came back more", learned: { shop: SHOP, items: [lossOf("A", 80, -0.2, 0.01)] } },
  ])("are none where $name", ({ learned }) => {
    expect(provenLosses(learned)).toEqual([]);
  });
});

const ITEM: TunedItem = {
  ...{ item_code: "CUP", item_name: "杯", unit: "件", abc_class: "B" },
  ...{ minimum_stock: null, service_level: null, class_level: 0.95, purchase_cost: 20 },
};
const LOSS = {
  ...{ exposed_count: 80, lost_share: 0.2, lost_share_low: 0.13, lost_share_high: 0.27, customers_lost: 16 },
  ...{ known_days: 86, out_days: 15, out_spells: 2, out_places: 1 },
};
const LEVELS = [0.9, 0.95, 0.98, 0.99];
const UNPRICED: UnitWorth = { economics: null, goodwill: null };
const economics = { margin: 1, stockout_cost: 0, holding_cost: 0.5, leftover_loss: 0 };

function aPlace(parts: Partial<TunedPlace> = {}): TunedPlace {
  return {
    ...{ item_code: "CUP", location_code: "W1", reserved_quantity: 0, lead_days: 9 },
    record: {
      ...{ source: "movements", known_days: 86, out_days: 15, out_spells: 2 },
      ...{ arrivals: 3, broken_arrivals: 2, average_stock: 40 },
    },
    model: { daily_demand: 5, safety_stock: 20, reorder_point: 90, order_up_to_level: 125 },
    ...parts,
  };
}

const NEVER = aPlace({
  record: {
    ...{ source: "movements", known_days: 86, out_days: 0, out_spells: 0 },
    ...{ arrivals: 9, broken_arrivals: 0, average_stock: 90 },
  },
});

describe("the evidence of a loss", () => {
  const loss = { item_code: "CUP", ...LOSS };
  const quiet = aPlace({ location_code: "W2" });

  it("adds up the days out of all places, and says at how many it was out", () => {
    expect(lossEvidence(loss, [aPlace(), quiet, NEVER, aPlace({ record: null })])).toMatchObject({
      ...{ known_days: 86, out_days: 30, out_spells: 4, out_places: 2, lost_share: 0.2 },
    });
  });

  it("is none where the item was not out of late, or nothing tells", () => {
    expect(lossEvidence(loss, [NEVER])).toBeNull();
    expect(lossEvidence(loss, [aPlace({ record: null })])).toBeNull();
  });
});

describe("a service level that a loss justifies", () => {
  const proposed = (parts: Partial<TunedItem>, worth: UnitWorth = UNPRICED) =>
    lossLevelProposal({ ...ITEM, ...parts }, { location_code: "W1", loss: LOSS, worth }, LEVELS)?.proposed ?? null;

  it.each([
    { name: "one step above the class's", item: {}, want: 0.98 },
    { name: "one step above its own", item: { service_level: 0.9 }, want: 0.95 },
    { name: "the next above a level between two", item: { service_level: 0.97 }, want: 0.98 },
    { name: "never above 99 %", item: { service_level: 0.99 }, want: null },
    { name: "nothing above what is higher already", item: { service_level: 0.995 }, want: null },
  ])("is $name", ({ item, want }) => {
    expect(proposed(item)).toBe(want);
  });

  it("has to pay where margin and goodwill are known", () => {
    // (1 + g) ÷ (1 + g + 0.5): 0.98 from g = 23.5 on.
    expect(proposed({}, { economics, goodwill: 23 })).toBeNull();
    expect(proposed({}, { economics, goodwill: 24 })).toBe(0.98);
    const told = lossLevelProposal(
      ITEM,
      { location_code: "W1", loss: LOSS, worth: { economics, goodwill: 24 } },
      LEVELS,
    );
    expect(told?.evidence.worthwhile_level).toBeCloseTo(25 / 25.5, 9);
  });

  it("follows the loss alone where goodwill or price is not known", () => {
    expect(proposed({}, { economics, goodwill: null })).toBe(0.98);
    expect(proposed({}, { economics: null, goodwill: 3 })).toBe(0.98);
  });
});

describe("units to keep aside", () => {
  const buyer = (probability: number, units: number, parts: Partial<LikelyBuyer> = {}): LikelyBuyer => {
    return { probability, units, is_key: false, is_fragile: false, ...parts };
  };
  const key = { is_key: true };
  const fragile = { is_fragile: true };

  it("are what key and fragile customers are expected to want", () => {
    const buyers = [buyer(0.5, 20, key), buyer(0.8, 10, fragile), buyer(0.25, 8, { ...key, ...fragile }), buyer(1, 90)];
    expect(reserveProposal(ITEM, [aPlace()], LOSS, buyers)).toMatchObject({
      ...{ kind: "reserve_quantity", location_code: "W1", present: 0, proposed: 20 },
      evidence: { key_buyers: 2, fragile_buyers: 1, expected_units: 20, lead_days: 9, order_up_to_level: 125 },
    });
  });

  it("are never more than the place is filled up to", () => {
    expect(reserveProposal(ITEM, [aPlace()], LOSS, [buyer(0.9, 500, key)])?.proposed).toBe(125);
  });

  it("lie where most of it sells", () => {
    const model = { daily_demand: 9, safety_stock: 5, reorder_point: 40, order_up_to_level: 60 };
    const places = [aPlace(), aPlace({ location_code: "W2", model }), aPlace({ location_code: "W3", model: null })];
    expect(reserveProposal(ITEM, places, LOSS, [buyer(0.9, 500, key)])).toMatchObject({
      ...{ location_code: "W2", proposed: 60, evidence: { places: 3 } },
    });
  });

  it.each([
    { name: "nobody is meant", places: [aPlace()], buyers: [buyer(1, 90)] },
    { name: "half a unit is not expected", places: [aPlace()], buyers: [buyer(0.1, 4, key)] },
    { name: "as much is kept aside", places: [aPlace({ reserved_quantity: 10 })], buyers: [buyer(0.5, 20, key)] },
    { name: "no place was assessed", places: [aPlace({ model: null })], buyers: [buyer(0.5, 20, key)] },
  ])("are none where $name", ({ places, buyers }) => {
    expect(reserveProposal(ITEM, places, LOSS, buyers)).toBeNull();
  });
});
