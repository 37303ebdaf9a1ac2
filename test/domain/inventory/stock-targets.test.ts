import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { empiricalLaw } from "../../../src/domain/demand/empirical-law.ts";
import { normalLaw } from "../../../src/domain/demand/normal-law.ts";
import {
  expectedProfit,
  marginalProfit,
  mostProfitableStock,
  profitCurve,
  stockCosts,
} from "../../../src/domain/inventory/expected-profit.ts";
import {
  expectedShortPerCycle,
  fillRate,
  fillRateLostSales,
  reorderPointForFillRate,
} from "../../../src/domain/inventory/fill-rate.ts";
import { levelsForTarget, TARGET_LABELS } from "../../../src/domain/inventory/replenishment-target.ts";
import type { ReplenishmentTarget } from "../../../src/domain/inventory/replenishment-target.ts";
import { amountLaw, anyLaw, countLaw, poissonLaw } from "../demand/laws.ts";

describe("fill rate", () => {
  const policy = { law: normalLaw(100, 20), reorder_point: 126, order_quantity: 200 };

  it("by hand: k = 1.3, short 20·0.04553 per cycle of 200", () => {
    expect(expectedShortPerCycle(policy)).toBeCloseTo(0.910559241730277, 12);
    expect(fillRate(policy)).toBeCloseTo(1 - 0.910559241730277 / 200, 12);
  });

  it("loses a little less of what is ordered when unmet demand is lost", () => {
    expect(fillRateLostSales(policy)).toBeCloseTo(200 / 200.91055924173028, 12);
  });

  it("does not count twice who still waits: with Q = 1 it is the probability of no shortage", () => {
    const stated = { law: poissonLaw(5), reorder_point: 7, order_quantity: 1 };
    expect(fillRate(stated)).toBeCloseTo(1 - poissonLaw(5).tail(7), 12);
    expect(fillRate({ ...stated, order_quantity: 0 })).toBe(1 - poissonLaw(5).tail(7));
  });

  it("is plain arithmetic without uncertainty", () => {
    expect(expectedShortPerCycle({ ...policy, law: normalLaw(100, 0), reorder_point: 90 })).toBe(10);
    expect(fillRate({ ...policy, law: normalLaw(100, 0), reorder_point: 90 })).toBe(0.95);
    expect(fillRate({ ...policy, law: normalLaw(100, 0), reorder_point: 100 })).toBe(1);
    expect(fillRate({ ...policy, law: normalLaw(100, 0), reorder_point: -500 })).toBe(0);
  });

  it("lies between 0 and 1 and rises with the reorder point, for any law", () => {
    const share = fc.double({ min: 0, max: 3, noNaN: true });
    fc.assert(
      fc.property(anyLaw(), share, share, fc.double({ min: 0.001, max: 1e9, noNaN: true }), (law, a, b, lot) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((times) =>
          fillRate({ law, reorder_point: times * law.mean, order_quantity: lot }),
        );
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        // A tiny lot is the difference of two large losses: it bears their rounding.
        expect(high).toBeGreaterThanOrEqual((low ?? NaN) - 1e-6 - (1e-13 * law.mean) / lot);
      }),
    );
  });
});

describe("reorder point for a fill rate", () => {
  it("finds the point again: 126 for the rate of 126", () => {
    const law = normalLaw(100, 20);
    const rate = 1 - 0.910559241730277 / 200;
    expect(reorderPointForFillRate(law, 200, rate, "waits")).toBeCloseTo(126, 8);
    expect(reorderPointForFillRate(law, 200, 200 / 200.91055924173028, "lost")).toBeCloseTo(126, 8);
  });

  it("is the least whole number of a counted item", () => {
    const law = poissonLaw(5);
    const point = reorderPointForFillRate(law, 4, 0.95, "waits");
    expect(Number.isInteger(point)).toBe(true);
    expect(fillRate({ law, reorder_point: point, order_quantity: 4 })).toBeGreaterThanOrEqual(0.95);
    expect(fillRate({ law, reorder_point: point - 1, order_quantity: 4 })).toBeLessThan(0.95);
  });

  it("lies lower when unmet demand is lost, by the relation 2 − 1 ÷ β", () => {
    const law = amountLaw(40, 900);
    const lost = reorderPointForFillRate(law, 30, 0.8, "lost");
    expect(lost).toBeLessThan(reorderPointForFillRate(law, 30, 0.8, "waits"));
    expect(lost).toBeCloseTo(reorderPointForFillRate(law, 30, 0.75, "waits"), 8);
  });

  it.each([
    ["no demand", countLaw(0, 0), 10, 0.99, 0],
    ["no target", poissonLaw(5), 10, 0, 0],
    ["a large order that alone suffices", poissonLaw(5), 1000, 0.9, 0],
  ])("%s", (_, law, lot, rate, want) => {
    expect(reorderPointForFillRate(law, lot, rate, "waits")).toBe(want);
    expect(reorderPointForFillRate(law, lot, rate, "lost")).toBe(want);
  });

  it("takes 100 % for 99.99 %", () => {
    const law = poissonLaw(5);
    expect(reorderPointForFillRate(law, 4, 1, "waits")).toBe(reorderPointForFillRate(law, 4, 0.9999, "waits"));
  });
});

const ECONOMICS = { margin: 3, stockout_cost: 1, holding_cost: 0.5, leftover_loss: 0.5 };

describe("expected profit", () => {
  it("by hand: demand 2 or 5, stock 4: sells 3.5, misses 0.5, keeps 1", () => {
    const law = empiricalLaw([2, 5].map((quantity) => ({ quantity, weight: 1 })));
    expect(expectedProfit(law, ECONOMICS, 4)).toBeCloseTo(3 * 3 - 1 * 0.5 - 1 * 1, 12);
    expect(marginalProfit(law, ECONOMICS, 4)).toBeCloseTo(4 * 0.5 - 1 * 0.5, 12);
    expect(marginalProfit(law, ECONOMICS, 5)).toBe(-1);
    expect(mostProfitableStock(law, ECONOMICS)).toBe(5);
  });

  it("reads a unit missing as margin and goodwill, a unit left as holding and loss of value", () => {
    expect(stockCosts(ECONOMICS)).toEqual({ holding_cost: 1, stockout_cost: 4 });
  });

  it("keeps nothing of what earns nothing", () => {
    const worthless = { ...ECONOMICS, margin: -1 };
    expect(mostProfitableStock(poissonLaw(9), worthless)).toBe(0);
    expect(mostProfitableStock(countLaw(0, 0), ECONOMICS)).toBe(0);
  });

  it("is concave, and the marginal profit is its exact difference for counts", () => {
    const money = fc.double({ min: 0, max: 100, noNaN: true });
    const economics = fc.record({ margin: money, stockout_cost: money, holding_cost: money, leftover_loss: money });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), economics, fc.nat(500), (mean, unit, stock) => {
        const law = countLaw(mean, 3 * mean);
        const [here, next, after] = [0, 1, 2].map((more) => expectedProfit(law, unit, stock + more));
        if (here === undefined || next === undefined || after === undefined) throw new Error("three profits");
        expect(next - here).toBeCloseTo(marginalProfit(law, unit, stock), 5);
        expect(after - next).toBeLessThanOrEqual(next - here + 1e-6);
      }),
    );
  });

  it("is highest at the most profitable stock, for any law", () => {
    fc.assert(
      fc.property(anyLaw(), fc.double({ min: -1, max: 1, noNaN: true }), (law, shift) => {
        const best = mostProfitableStock(law, ECONOMICS);
        const other = law.is_count ? Math.round(best * (1 + shift)) : best * (1 + shift);
        const slack = 1e-6 * Math.max(1, law.mean);
        expect(expectedProfit(law, ECONOMICS, best)).toBeGreaterThanOrEqual(
          expectedProfit(law, ECONOMICS, other) - slack,
        );
      }),
    );
  });
});

describe("profit curve", () => {
  it("has every unit of a short range, each once", () => {
    const curve = profitCurve(poissonLaw(4), ECONOMICS, { from: 2, to: 6, points: 50 });
    expect(curve.map(({ stock }) => stock)).toEqual([2, 3, 4, 5, 6]);
    expect(curve[1]).toEqual({
      stock: 3,
      stockout_probability: poissonLaw(4).tail(3),
      marginal_profit: marginalProfit(poissonLaw(4), ECONOMICS, 3),
      expected_profit: expectedProfit(poissonLaw(4), ECONOMICS, 3),
    });
  });

  it("is thinned out over a long range, both ends kept", () => {
    const curve = profitCurve(countLaw(900, 2000), ECONOMICS, { from: 0, to: 1999, points: 5 });
    expect(curve.map(({ stock }) => stock)).toEqual([0, 500, 1000, 1499, 1999]);
  });

  it("keeps fractions of amounts, and is one point over an empty range", () => {
    const law = amountLaw(4, 4);
    expect(profitCurve(law, ECONOMICS, { from: 0, to: 1, points: 3 }).map(({ stock }) => stock)).toEqual([0, 0.5, 1]);
    expect(profitCurve(law, ECONOMICS, { from: 3, to: 2, points: 3 }).map(({ stock }) => stock)).toEqual([3]);
  });
});

describe("levels for a target", () => {
  const law = poissonLaw(100);
  const given = (target: ReplenishmentTarget, minimum_stock: number | null = null) =>
    levelsForTarget({ law, cycle_demand: 40, target, minimum_stock });

  it.each([
    ["a service level of 95 %", { kind: "service_level", service_level: 0.95 }, 117],
    [
      "a service level of 100 %, as far as one exists",
      { kind: "service_level", service_level: 1 },
      law.quantile(0.9999),
    ],
    ["a service level below one half: not below the mean", { kind: "service_level", service_level: 0.2 }, 100],
    ["a service level of nought", { kind: "service_level", service_level: 0 }, 100],
    [
      "a fill rate",
      { kind: "fill_rate", fill_rate: 0.99, unmet: "waits" },
      reorderPointForFillRate(law, 40, 0.99, "waits"),
    ],
    ["profit", { kind: "profit", economics: ECONOMICS }, law.quantile(0.8)],
  ] as const)("%s", (_, target, reorder_point) => {
    expect(given(target)).toEqual({
      safety_stock: Math.max(0, reorder_point - 100),
      reorder_point,
      order_up_to_level: reorder_point + 40,
    });
  });

  it("may wait longer than the mean where stock pays little, without a negative safety stock", () => {
    const poor = { ...ECONOMICS, margin: 0.1, stockout_cost: 0 };
    const levels = given({ kind: "profit", economics: poor });
    expect(levels.reorder_point).toBe(law.quantile(1 / 11));
    expect(levels.safety_stock).toBe(0);
  });

  it("lets a floor set by hand win", () => {
    expect(given({ kind: "service_level", service_level: 0.95 }, 150)).toEqual({
      safety_stock: 17,
      reorder_point: 150,
      order_up_to_level: 190,
    });
  });

  it("has a Chinese name for each target", () => {
    expect(Object.values(TARGET_LABELS)).toEqual(["按服务水平", "按满足率", "按预期利润"]);
  });

  it("rises with the service level, with demand and with its spread, and is finite for any law", () => {
    const level = fc.double({ min: 0.5, max: 0.9999, noNaN: true });
    const at = (one: ReturnType<typeof amountLaw>, service_level: number): number =>
      levelsForTarget({
        law: one,
        cycle_demand: one.mean,
        target: { kind: "service_level", service_level },
        minimum_stock: null,
      }).reorder_point;
    fc.assert(
      fc.property(anyLaw(), level, level, (one, a, b) => {
        expect(at(one, Math.max(a, b))).toBeGreaterThanOrEqual(at(one, Math.min(a, b)));
        expect(Number.isFinite(at(one, a))).toBe(true);
      }),
    );
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e9, noNaN: true }), level, (mean, p) => {
        const levels = [
          amountLaw(mean, mean ** 2 / 9),
          amountLaw(mean, mean ** 2 / 4),
          amountLaw(1.5 * mean, mean ** 2 / 4),
        ];
        const [steady, late, more] = levels.map((one) => at(one, Math.max(0.8, p)));
        expect(late).toBeGreaterThan(steady ?? NaN);
        expect(more).toBeGreaterThan(late ?? NaN);
      }),
    );
  });

  it("scales with the unit: grams for kilograms change nothing", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e6, noNaN: true }), fc.constantFrom(1e-3, 1000), (mean, unit) => {
        const targets: readonly ReplenishmentTarget[] = [
          { kind: "service_level", service_level: 0.97 },
          { kind: "fill_rate", fill_rate: 0.97, unmet: "lost" },
          { kind: "profit", economics: ECONOMICS },
        ];
        for (const target of targets) {
          const [one, other] = [1, unit].map((by) =>
            levelsForTarget({
              law: amountLaw(by * mean, (by * mean) ** 2 / 5),
              cycle_demand: (by * mean) / 2,
              target,
              minimum_stock: null,
            }),
          );
          expect((other?.reorder_point ?? NaN) / unit / (one?.reorder_point ?? NaN)).toBeCloseTo(1, 6);
        }
      }),
      { numRuns: 30 },
    );
  });
});
