import { describe, expect, it } from "@jest/globals";
import { demandDistribution, mixtureOf, probabilityAbove } from "../../../src/domain/demand/demand-distribution.ts";
import type { DemandDistribution } from "../../../src/domain/demand/demand-distribution.ts";
import { RISK_FACTOR_LABELS, riskFactors } from "../../../src/domain/risk/risk-factors.ts";
import type { RiskFactorInput } from "../../../src/domain/risk/risk-factors.ts";
import { stockoutProbability } from "../../../src/domain/risk/stockout-probability.ts";

const wide = demandDistribution(20, 80, true);

/** Demand of 20 ± 9 over ten days against 24 on hand, nothing coming and nothing unusual. */
function input({
  demand = wide,
  supply = 24,
  ...parts
}: Partial<RiskFactorInput> & {
  readonly demand?: DemandDistribution;
  readonly supply?: number;
} = {}): RiskFactorInput {
  const cases = [{ probability: 1, supply }];
  const stock = {
    on_hand: supply,
    allocated: 0,
    on_order: 0,
    backorder: 0,
    unfilled_quantity: 0,
    available: supply,
    supply,
  };
  return {
    outlook: { days: 10, demand, planned: 0, cases, probability: stockoutProbability(demand, cases) },
    ...{ stock, receipts: [], is_count: true, usual_demand: 2, forecast_demand: 2 },
    ...{ ordinary_share: 1, lead_time_variance: 0 },
    ...parts,
  };
}

const withoutOf = (given: RiskFactorInput, name: string) =>
  riskFactors(given).find(({ factor }) => factor === name)?.probability_without;

describe("what a risk is due to", () => {
  it("is the spread of demand beyond chance: without it a Poisson count would remain", () => {
    expect(riskFactors(input())).toEqual([
      { factor: "demand_spread", probability_without: probabilityAbove(demandDistribution(20, 20, true), 24) },
    ]);
  });

  it("is low stock where nothing else explains it", () => {
    expect(riskFactors(input({ demand: demandDistribution(20, 20, true), supply: 3 }))).toEqual([
      { factor: "low_stock", probability_without: 0 },
    ]);
  });

  it("is the lead time's part of the spread, and no more", () => {
    const given = input({ lead_time_variance: 50 });
    expect(withoutOf(given, "lead_time_spread")).toBe(probabilityAbove(demandDistribution(20, 30, true), 24));
    expect(withoutOf(given, "demand_spread")).toBeUndefined(); // 20 + 50 hardly differs from 80
  });

  it("is what is promised to others, and what is owed", () => {
    const stock = { ...input().stock, allocated: 10 };
    expect(withoutOf(input({ stock }), "allocated_stock")).toBe(probabilityAbove(wide, 34));
    const owed = { ...input().stock, available: 36 };
    expect(withoutOf(input({ stock: owed }), "waiting_orders")).toBe(probabilityAbove(wide, 36));
    expect(withoutOf(input(), "allocated_stock")).toBeUndefined();
  });

  it.each([
    ["late where one is late", [-2, 5], "late_receipts", 24 + 60],
    ["a matter of timing where none is", [0, 9], "receipt_timing", 24 + 60],
    ["counted until the last day", [9, 10], "receipt_timing", 24 + 30],
  ])("is a receipt, %s", (_, due, factor, supply) => {
    const given = input({ receipts: due.map((due_in_days) => ({ due_in_days, quantity: 30 })) });
    expect(withoutOf(given, factor)).toBe(probabilityAbove(wide, supply));
    expect(riskFactors(given).map((one) => one.factor)).not.toContain(
      factor === "late_receipts" ? "receipt_timing" : "late_receipts",
    );
  });

  it("is no receipt that is due after the days looked at", () => {
    const given = input({
      receipts: [
        { due_in_days: 10, quantity: 500 },
        { due_in_days: -12, quantity: 0 },
      ],
    });
    expect(riskFactors(given).map(({ factor }) => factor)).toEqual(["demand_spread"]);
    expect(riskFactors(input({ receipts: [{ due_in_days: 10, quantity: 500 }] }))).toHaveLength(1);
  });

  it("is what is coming: without it demand and its variance shrink alike", () => {
    const given = input({ ordinary_share: 0.5 });
    expect(withoutOf(given, "coming_events")).toBe(probabilityAbove(demandDistribution(10, 40, true), 24));
    expect(withoutOf(input({ ordinary_share: 1.5 }), "coming_events")).toBeUndefined();
  });

  it("is a rise above the usual demand", () => {
    const risen = input({ usual_demand: 1, forecast_demand: 2 });
    expect(withoutOf(risen, "demand_rise")).toBe(probabilityAbove(demandDistribution(10, 40, true), 24));
    expect(withoutOf(input({ usual_demand: 2, forecast_demand: 1 }), "demand_rise")).toBeUndefined();
    expect(withoutOf(input({ usual_demand: 0, forecast_demand: 1 }), "demand_rise")).toBeUndefined();
  });

  it("is a rise in every part of a mixture that expects more than usual, and in no other", () => {
    const present = demandDistribution(24, 60, true);
    const longRun = demandDistribution(8, 30, true);
    const demand = mixtureOf([
      { weight: 0.75, law: present },
      { weight: 0.25, law: longRun },
    ]);
    const usual = mixtureOf([
      { weight: 0.75, law: demandDistribution(12, 30, true) },
      { weight: 0.25, law: longRun },
    ]);
    const given = input({ demand, usual_demand: 1, forecast_demand: 2 });
    expect(withoutOf(given, "demand_rise")).toBeCloseTo(probabilityAbove(usual, 24), 12);
  });

  it("begins with what would help most", () => {
    const stock = { ...input().stock, allocated: 40 };
    const probabilities = riskFactors(input({ stock, ordinary_share: 0.7 })).map((one) => one.probability_without);
    expect(probabilities).toHaveLength(3);
    expect(probabilities).toEqual([...probabilities].sort((a, b) => a - b));
  });

  it("has names in Chinese", () => {
    expect(RISK_FACTOR_LABELS).toEqual({
      ...{ late_receipts: "在途采购逾期", receipt_timing: "在途采购能否按期到货不确定", demand_rise: "近期需求上升" },
      ...{ coming_events: "活动、节假日或人工调整使需求增加", demand_spread: "需求波动大" },
      ...{ lead_time_spread: "到货时间波动大", allocated_stock: "库存已被占用", waiting_orders: "有订单待补交" },
      ...{ low_stock: "现有库存不够支撑到下次到货", production_need: "生产计划要用料" },
    });
  });
});
