import { describe, expect, it } from "@jest/globals";
import { addDays } from "../../../src/domain/calendar/day.ts";
import { signTest } from "../../../src/domain/math/sign-test.ts";
import { supplierDeliveries } from "../../../src/domain/supplier/supplier-deliveries.ts";
import { buyerChangesProposal, type JudgedChange } from "../../../src/domain/tuning/buyer-changes-proposal.ts";
import { classLevelProposal } from "../../../src/domain/tuning/class-level-proposal.ts";
import { itemProposals } from "../../../src/domain/tuning/item-proposals.ts";
import { leadTimeProposal } from "../../../src/domain/tuning/lead-time-proposal.ts";
import { modelLevels } from "../../../src/domain/tuning/model-levels.ts";
import { proposalText } from "../../../src/domain/tuning/proposal-text.ts";
import { alertedRecord, type StockRecord } from "../../../src/domain/tuning/stock-record.ts";
import type { ModelLevels } from "../../../src/domain/tuning/tuned-place.ts";
import { assessStockoutRisk } from "../../../src/domain/risk/assess-stockout-risk.ts";
import { aRiskInput } from "../risk/a-risk-input.ts";
import { anAlertEvent } from "../../store/store-builders.ts";

const TODAY = "2026-11-23";
const LEVELS = [0.9, 0.95, 0.98, 0.99];

/** A supplier that took so many days for each delivery, the last of them received so long ago. */
function aStated(lead_time_days: number | null, leads: readonly number[], days_ago = 1) {
  const lines = leads.map((lead, n) => {
    const received_on = addDays(TODAY, -days_ago - 7 * n);
    const ordered_on = addDays(received_on, -lead);
    return { purchase_order_no: `P${n}`, item_code: "CUP", ordered_on, expected_on: null, received_on };
  });
  return {
    supplier_code: "S",
    supplier_name: "厂",
    lead_time_days,
    deliveries: supplierDeliveries(lines, null),
  };
}

const QUIET: StockRecord = {
  ...{ source: "movements", known_days: 90, out_days: 0, out_spells: 0 },
  ...{ arrivals: 10, broken_arrivals: 0, average_stock: 600 },
};
const MODEL = { daily_demand: 5, safety_stock: 20, reorder_point: 90, order_up_to_level: 125 };
const ITEM = {
  ...{ item_code: "CUP", item_name: "杯", unit: "件", abc_class: "A" as const },
  ...{ minimum_stock: null, service_level: null, class_level: 0.98, purchase_cost: null },
};

function aPlace(record: Partial<StockRecord>, location_code = "W1", model: Partial<ModelLevels> = {}) {
  return {
    ...{ item_code: "CUP", location_code, record: { ...QUIET, ...record }, model: { ...MODEL, ...model } },
    ...{ reserved_quantity: 0, lead_days: 7 },
  };
}

describe("a supplier's lead time", () => {
  it.each([
    { name: "four deliveries tell nothing", stated: 7, leads: [15, 15, 15, 15], want: null },
    { name: "a day more is not worth it", stated: 3, leads: [4, 4, 4, 4, 4], want: null },
    { name: "less than a fifth is not worth it", stated: 30, leads: [35, 35, 35, 35, 35], want: null },
    { name: "a form that is silent is not contradicted", stated: null, leads: [9, 9, 9, 9, 9], want: null },
    { name: "two days and a fifth are", stated: 10, leads: [12, 12, 12, 12, 12], want: 12 },
    { name: "shorter ones as well", stated: 20, leads: [9, 10, 10, 11, 12], want: 10 },
  ])("$name", ({ stated, leads, want }) => {
    expect(leadTimeProposal(aStated(stated, leads), TODAY)?.proposed ?? null).toBe(want);
  });

  it("goes back beyond ninety days only where the last ones are too few", () => {
    const old = aStated(7, [14, 14, 14, 14, 14, 14], 100);
    expect(leadTimeProposal(old, TODAY)?.evidence).toMatchObject({ deliveries: 6, late_rate: null });
    const both = { ...old, deliveries: [...old.deliveries, ...aStated(7, [8, 7, 7, 7, 7]).deliveries] };
    expect(leadTimeProposal(both, TODAY)).toBeNull();
  });
});

describe("a figure on an item's form", () => {
  it("is raised after a week without stock, not after one day", () => {
    const item = { ...ITEM, minimum_stock: 20 };
    expect(itemProposals(item, [aPlace({ out_days: 6, out_spells: 1 })])).toEqual([]);
    expect(itemProposals(item, [aPlace({ out_days: 7, out_spells: 1 })])).toMatchObject([{ proposed: 90 }]);
  });

  it("is raised to what the place in most need asks for", () => {
    const out = { out_days: 8, out_spells: 2 };
    const places = [aPlace(out), aPlace(out, "W2", { reorder_point: 140.2 }), aPlace({}, "W3", { reorder_point: 900 })];
    const [proposal] = itemProposals({ ...ITEM, minimum_stock: 20 }, places);
    expect(proposal).toMatchObject({ proposed: 141, evidence: { places: 2, out_days: 16, out_spells: 4 } });
    expect(proposal && proposalText(proposal).effect).toContain("一处填写，各仓共用");
  });

  it("tells what a higher minimum ties up at all places together, and marks a large step", () => {
    const out = aPlace({ out_days: 8, out_spells: 2 });
    const item = { ...ITEM, minimum_stock: 18, purchase_cost: 10 };
    const [proposal] = itemProposals(item, [out, aPlace({}, "W2")]);
    expect(proposal).toMatchObject({ proposed: 90, more: { units: 144, money: 1_440 }, is_large_step: true });
    expect(proposal && proposalText(proposal).effect).toContain("各仓合计最多多备 144 件，约多占用 1,440 元");
    const [uncosted] = itemProposals({ ...item, minimum_stock: 19, purchase_cost: null }, [out]);
    expect(uncosted).toMatchObject({ more: { units: 71, money: null }, is_large_step: false });
  });

  it("is lowered only where no place was ever out and all have too much", () => {
    const item = { ...ITEM, minimum_stock: 500 };
    expect(itemProposals(item, [aPlace({})])).toMatchObject([{ direction: "lower", proposed: 90 }]);
    expect(itemProposals({ ...item, minimum_stock: 250 }, [aPlace({})])).toEqual([]);
    expect(itemProposals(item, [aPlace({}), aPlace({ out_days: 1, out_spells: 1 }, "W2")])).toEqual([]);
    expect(itemProposals(item, [aPlace({}), { ...aPlace({}, "W2"), record: null }])).toEqual([]);
    expect(itemProposals(item, [aPlace({ average_stock: 100 })])).toEqual([]);
    expect(itemProposals(item, [aPlace({ known_days: 30 })])).toEqual([]);
  });

  it("goes to the class's level where its own was contradicted", () => {
    expect(itemProposals({ ...ITEM, service_level: 0.999 }, [aPlace({})])).toMatchObject([
      { kind: "item_service_level", direction: "lower", present: 0.999, proposed: 0.98 },
    ]);
    expect(itemProposals({ ...ITEM, service_level: 0.98 }, [aPlace({ out_days: 9 })])).toEqual([]);
    expect(itemProposals({ ...ITEM, service_level: 0.999 }, [aPlace({ out_days: 1 })])).toEqual([]);
  });
});

describe("a place with a minimum of its own", () => {
  const own = (record: Partial<StockRecord>, location_code: string) =>
    aPlace(record, location_code, { own_minimum: 40 });
  const out = { out_days: 8, out_spells: 2 };

  it("says nothing about the item's, which does not count there", () => {
    const item = { ...ITEM, minimum_stock: 20 };
    expect(itemProposals(item, [own(out, "W1")])).toEqual([]);
    const [proposal] = itemProposals(item, [own(out, "W1"), aPlace(out, "W2"), aPlace({}, "W3")]);
    expect(proposal).toMatchObject({ location_code: "W2", evidence: { places: 1 }, more: { units: 140 } });
    const high = { ...ITEM, minimum_stock: 500 };
    expect(itemProposals(high, [own({ out_days: 1, out_spells: 1 }, "W1"), aPlace({}, "W2")])).toMatchObject([
      { kind: "minimum_stock", direction: "lower" },
    ]);
  });

  it("is named where a figure for all places is proposed", () => {
    const [proposal] = itemProposals({ ...ITEM, minimum_stock: 20 }, [aPlace(out, "W1"), aPlace(out, "W2")]);
    expect(proposal && proposalText(proposal).effect).toContain("各仓共用；“库存台账”另填了库存下限的仓不受影响。");
    const [level] = itemProposals({ ...ITEM, service_level: 0.9 }, [aPlace(out, "W1"), aPlace(out, "W2")]);
    expect(level && proposalText(level).effect).toMatch(/各仓共用。$/);
  });

  it("still says something about the item's service level", () => {
    expect(itemProposals({ ...ITEM, service_level: 0.9 }, [own(out, "W1")])).toMatchObject([
      { kind: "item_service_level", proposed: 0.98 },
    ]);
  });

  it("has the engine's levels as they would be without it, by the assessment that it lifted", () => {
    const of = (place_minimum_stock?: number) =>
      modelLevels(assessStockoutRisk(aRiskInput(place_minimum_stock === undefined ? {} : { place_minimum_stock })), {
        minimum_stock: null,
        reserved_quantity: 0,
      });
    const [plain, lifted] = [of(), of(400)];
    expect(plain).not.toHaveProperty("own_minimum");
    expect(lifted).toMatchObject({ own_minimum: 400, safety_stock: plain?.safety_stock });
    expect(Math.abs((lifted?.reorder_point ?? 0) - (plain?.reorder_point ?? 0))).toBeLessThan(5);
  });
});

describe("the engine's levels", () => {
  const RISK = {
    ...{ demand_mean: 5, exposure_days: 14, safety_stock: 20, reorder_point: 90, order_up_to_level: 125 },
    explanation: {},
  };

  it("are taken without a person's floor", () => {
    expect(modelLevels(RISK, { minimum_stock: 20, reserved_quantity: 0 })).toEqual(MODEL);
    expect(
      modelLevels(
        { ...RISK, reorder_point: 500, order_up_to_level: 535 },
        { minimum_stock: 500, reserved_quantity: 0 },
      ),
    ).toEqual(MODEL);
    const reserving = { ...RISK, reorder_point: 112, order_up_to_level: 147 };
    expect(modelLevels(reserving, { minimum_stock: 20, reserved_quantity: 22 })).toEqual(MODEL);
    const both = { ...RISK, reorder_point: 522, order_up_to_level: 557 };
    expect(modelLevels(both, { minimum_stock: 500, reserved_quantity: 22 })).toEqual(MODEL);
    expect(modelLevels({ ...RISK, safety_stock: null }, { minimum_stock: null, reserved_quantity: 0 })).toBeNull();
  });
});

describe("a class's service level", () => {
  const records = (count: number, broken_arrivals: number) =>
    Array.from({ length: count }, () => ({ ...QUIET, broken_arrivals }));

  it.each([
    { name: "too few arrivals", records: records(2, 10), present: 0.95, want: null },
    { name: "kept as promised", records: records(20, 1).slice(0, 10), present: 0.9, want: null },
    { name: "clearly not kept", records: records(10, 3), present: 0.95, want: 0.98 },
    { name: "more than kept", records: records(60, 0), present: 0.95, want: 0.9 },
    { name: "none broken, but too few to be sure", records: records(10, 0), present: 0.98, want: null },
    { name: "no higher level to look at", records: records(10, 5), present: 0.99, want: null },
  ])("$name", ({ records, present, want }) => {
    expect(classLevelProposal({ abc_class: "A", present }, records, LEVELS)?.proposed ?? null).toBe(want);
  });
});

describe("what buyers changed", () => {
  const group = { group: "supplier", code: "S", name: "厂" } as const;
  const changes = (buyer: number, model: number, gain = 100): readonly JudgedChange[] => [
    ...Array.from({ length: buyer }, () => aChanged("buyer", gain)),
    ...Array.from({ length: model }, () => aChanged("model", -100)),
  ];
  function aChanged(winner: "buyer" | "model", difference: number): JudgedChange {
    return { suggested_quantity: 50, quantity: 40, winner, difference };
  }

  it("is told where it went one way", () => {
    expect(buyerChangesProposal(group, changes(0, 9))).toMatchObject({
      direction: "model",
      evidence: { changes: 9, buyer_better: 0, more: 0, median_ratio: 0.8, difference: -900 },
    });
    const told = buyerChangesProposal(group, changes(0, 9));
    expect(told && proposalText(told).evidence).toContain("补货计划 9 行更好，合计少赚 900 元");
  });

  it("is no finding where chance explains it, few were judged, or the money went the other way", () => {
    expect(buyerChangesProposal(group, changes(6, 4))).toBeNull();
    expect(buyerChangesProposal(group, changes(7, 0))).toBeNull();
    expect(buyerChangesProposal(group, changes(12, 1, 1))).toBeNull();
    expect(buyerChangesProposal(group, [...changes(7, 0), { ...aChanged("buyer", 5), quantity: 50 }])).toBeNull();
  });

  it("is held against a fair coin: 8 of 8 is 2/256, 9 of 10 is 22/1024", () => {
    expect(signTest(8, 8)).toBeCloseTo(2 / 256, 12);
    expect(signTest(1, 10)).toBeCloseTo(22 / 1_024, 12);
    expect([signTest(5, 10), signTest(0, 0)]).toEqual([1, 1]);
  });
});

describe("a record by alerts", () => {
  it("goes on until now where the shelf is still empty", () => {
    const day = 86_400_000;
    const events = [
      anAlertEvent({ kind: "raised", at: 80 * day }),
      anAlertEvent({ kind: "acknowledged", at: 81 * day }),
    ];
    expect(alertedRecord(events, { since: 0, now: 90 * day })).toMatchObject({
      ...{ source: "alerts", known_days: 90, out_days: 10, out_spells: 1, average_stock: null },
    });
  });
});
