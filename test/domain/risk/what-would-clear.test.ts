import { describe, expect, it } from "@jest/globals";
import { demandDistribution } from "../../../src/domain/demand/demand-distribution.ts";
import { clearance } from "../../../src/domain/risk/clearance.ts";
import type { StockOutlook } from "../../../src/domain/risk/stock-path.ts";
import { stockoutProbability } from "../../../src/domain/risk/stockout-probability.ts";

const poisson10 = demandDistribution(10, 10, true);

function anOutlook(days: number, cases: StockOutlook["cases"], demand = poisson10): StockOutlook {
  return { days, demand, cases, probability: stockoutProbability(demand, cases) };
}

const sure = (supply: number) => [{ probability: 1, supply }];

function cleared(outlooks: readonly StockOutlook[], parts: Partial<Parameters<typeof clearance>[0]> = {}) {
  return clearance({
    outlooks,
    target_probability: 0.1,
    least_quantity: 0,
    exposure_days: 17,
    is_count: true,
    ...parts,
  });
}

describe("what would clear an alert", () => {
  it("is what the quantile of demand lacks: Poisson 10 needs 14 for nine in ten", () => {
    expect(cleared([anOutlook(5, sure(6))])).toEqual({ quantity: 8, days: 5, target_probability: 0.1 });
    expect(cleared([anOutlook(5, sure(14))])).toEqual({ quantity: 0, days: 17, target_probability: 0.1 });
    expect(cleared([anOutlook(5, sure(-3))]).quantity).toBe(17);
  });

  it("is the least that is enough over all ways supply may turn out", () => {
    const cases = [
      { probability: 0.3, supply: 2 },
      { probability: 0.7, supply: 40 },
    ];
    const withUnits = (units: number) =>
      stockoutProbability(
        poisson10,
        cases.map(({ probability, supply }) => ({ probability, supply: supply + units })),
      );
    const { quantity } = cleared([anOutlook(3, cases)]);
    expect(withUnits(quantity)).toBeLessThanOrEqual(0.1);
    expect(withUnits(quantity - 1)).toBeGreaterThan(0.1);
    expect(quantity).toBe(9);
  });

  it("is needed by the first day above the target, and as much as the worst day needs", () => {
    const outlooks = [anOutlook(2, sure(14)), anOutlook(4, sure(12)), anOutlook(6, sure(9)), anOutlook(8, sure(11))];
    expect(cleared(outlooks)).toMatchObject({ quantity: 5, days: 4 });
    expect(cleared(outlooks.toReversed())).toMatchObject({ quantity: 5, days: 4 });
  });

  it("is needed at once where a floor or those who wait need it", () => {
    expect(cleared([anOutlook(5, sure(12))], { least_quantity: 7 })).toMatchObject({ quantity: 7, days: 1 });
    expect(cleared([anOutlook(5, sure(6))], { least_quantity: 3 })).toMatchObject({ quantity: 8, days: 1 });
    expect(cleared([anOutlook(5, sure(14))], { least_quantity: -3 })).toMatchObject({ quantity: 0, days: 17 });
  });

  it("is needed within the exposure", () => {
    expect(cleared([anOutlook(25, sure(6))], { exposure_days: 17 }).days).toBe(17);
  });

  it("is exact to a millionth of what is weighed", () => {
    const exponential = demandDistribution(10, 100, false);
    const { quantity } = cleared([anOutlook(5, sure(3), exponential)], { is_count: false });
    expect(quantity).toBeCloseTo(10 * Math.log(10) - 3, 4); // e^(−x ÷ 10) = 0.1
    const either = [
      { probability: 0.5, supply: 0 },
      { probability: 0.5, supply: 10 },
    ];
    // ½·e^(−x ÷ 10)·(1 + e⁻¹) = 0.1
    const mixed = cleared([anOutlook(5, either, exponential)], { is_count: false }).quantity;
    expect(mixed).toBeCloseTo(10 * Math.log(5 * (1 + Math.exp(-1))), 4);
  });
});
