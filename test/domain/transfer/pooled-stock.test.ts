import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { assessStockoutRisk } from "../../../src/domain/risk/assess-stockout-risk.ts";
import type { SupplyCase } from "../../../src/domain/risk/supply-cases.ts";
import { pooledStock } from "../../../src/domain/transfer/pooled-stock.ts";
import { aSeries, poissonDays } from "../demand/a-series.ts";
import { aRiskInput } from "../risk/a-risk-input.ts";

const SURE = (supply: number): readonly SupplyCase[] => [{ probability: 1, supply }];

/** A place that asks for Poisson units until its worst day, and has some. */
function aPlace(mean: number, cases: readonly SupplyCase[], service_level = 0.95) {
  const risk = assessStockoutRisk(aRiskInput());
  const { exposure, order } = risk.explanation;
  if (exposure === null || order === null) throw new Error("cannot be judged");
  const demand = { name: "poisson", mean, variance: mean } as const;
  return {
    ...risk,
    explanation: {
      ...risk.explanation,
      exposure: { ...exposure, demand, cases },
      order: { ...order, demand, service_level },
    },
  };
}

/** A place as the engine judges it. */
function anAssessedPlace(on_hand: number, seed: number, daily = 5) {
  return assessStockoutRisk(aRiskInput({ stock: { on_hand }, demand: aSeries(poissonDays(365, daily, seed)) }));
}

describe("an item at several places", () => {
  it("by hand: Poisson places are one Poisson place of the summed mean, which runs out by its tail", () => {
    const { judged } = pooledStock([aPlace(2, SURE(3)), aPlace(1, SURE(1))]);
    // P(Poisson(3) > 4) = 1 − e⁻³(1 + 3 + 9/2 + 27/6 + 81/24)
    expect(judged?.stockout_probability).toBeCloseTo(1 - Math.exp(-3) * 16.375, 12);
    expect(judged?.places).toBe(2);
  });

  it("by hand: at 0.95 Poisson places of 4 hold 8 each, and together of 8 hold 13", () => {
    const { judged } = pooledStock([aPlace(4, SURE(9)), aPlace(4, SURE(9))]);
    expect(judged?.safety_stock).toEqual({ separate_safety_stock: 8, pooled_safety_stock: 5, saved: 3 });
  });

  it("keeps the promise of the strictest place", () => {
    const of = (level: number) =>
      pooledStock([aPlace(4, SURE(9), 0.8), aPlace(4, SURE(9), level)]).judged?.safety_stock;
    expect(of(0.99)?.pooled_safety_stock).toBeGreaterThan(of(0.8)?.pooled_safety_stock ?? Infinity);
  });

  it("fears more where it is not sure what arrives", () => {
    const unsure = [
      { probability: 0.5, supply: 0 },
      { probability: 0.5, supply: 20 },
    ];
    const of = (cases: readonly SupplyCase[]) => pooledStock([aPlace(5, cases), aPlace(5, SURE(8))]).judged;
    expect(of(unsure)?.stockout_probability).toBeGreaterThan(of(SURE(10))?.stockout_probability ?? 1);
  });

  it("lasts as long as all of it at the speed of all, with places nobody can judge in it", () => {
    const idle = assessStockoutRisk(aRiskInput({ stock: { on_hand: 40 }, demand: aSeries([]) }));
    const uncounted = assessStockoutRisk(aRiskInput({ stock: null }));
    const selling = { ...anAssessedPlace(100, 1), demand_mean: 5 };
    expect(pooledStock([selling, idle])).toEqual({ available: 140, days_of_supply: 28, judged: null });
    expect(pooledStock([uncounted, uncounted])).toMatchObject({ available: null, days_of_supply: null, judged: null });
    expect(pooledStock([selling, idle, anAssessedPlace(90, 2)]).judged?.places).toBe(2);
  });

  it("counts no demand of a place whose stock nobody knows against the stock of the others", () => {
    const known = { ...anAssessedPlace(100, 1), demand_mean: 5 };
    const unknown = { ...assessStockoutRisk(aRiskInput({ stock: null })), demand_mean: 5 };
    expect(pooledStock([known, unknown])).toMatchObject({ available: 100, days_of_supply: 20 });
  });

  it("of a place that lacks and one that has plenty, shows that there is enough, as transfers would have it", () => {
    const [short, rich] = [anAssessedPlace(5, 3), anAssessedPlace(900, 4)];
    expect(short.stockout_probability).toBeGreaterThan(0.9);
    expect(pooledStock([short, rich]).judged?.stockout_probability).toBeLessThan(0.01);
  });

  it("holds together for any places: a chance, less of it with more stock, no safety stock below nought", () => {
    const place = fc.record({ on_hand: fc.integer({ min: 0, max: 400 }), seed: fc.integer({ min: 1, max: 50 }) });
    fc.assert(
      fc.property(fc.array(place, { minLength: 2, maxLength: 4 }), (drawn) => {
        const risks = drawn.map(({ on_hand, seed }) => anAssessedPlace(on_hand, seed));
        const more = drawn.map(({ on_hand, seed }) => anAssessedPlace(on_hand + 50, seed));
        const [now, then] = [pooledStock(risks).judged, pooledStock(more).judged];
        expect(now?.stockout_probability).toBeGreaterThanOrEqual(then?.stockout_probability ?? 1);
        expect(now?.stockout_probability).toBeLessThanOrEqual(1);
        expect(now?.safety_stock.pooled_safety_stock).toBeGreaterThanOrEqual(0);
        expect(now?.safety_stock.saved).toBeGreaterThan(0);
      }),
      { numRuns: 25 },
    );
  });
});
