import { describe, expect, it } from "@jest/globals";
import { demandDistribution, mixtureOf, probabilityAbove } from "../../../src/domain/demand/demand-distribution.ts";
import type { DemandDistribution } from "../../../src/domain/demand/demand-distribution.ts";
import { runOutProbability } from "../../../src/domain/risk/run-out-probability.ts";

const ON_TIME = { mean_days: 10, sd_days: 0, sample_count: 0, source: "item" } as const;
const poisson = (days: number): DemandDistribution => demandDistribution(2 * days, 2 * days, true);
const clumped = (days: number): DemandDistribution => demandDistribution(2 * days, 7 * days, true);

function chance(
  on_hand: number,
  receipts: readonly (readonly [quantity: number, due_in_days: number])[],
  law = poisson,
) {
  const due = receipts.map(([quantity, due_in_days]) => ({ quantity, due_in_days }));
  return runOutProbability({ on_hand, receipts: due, lead_time: ON_TIME }, 14, law);
}

/** e^−μ·μᵏ ÷ k!. */
function poissonChance(mean: number, k: number): number {
  let chance = Math.exp(-mean);
  for (let i = 1; i <= k; i++) chance *= mean / i;
  return chance;
}

describe("runOutProbability", () => {
  it("is P(demand of the horizon > stock) where nothing comes, or only after it", () => {
    const expected = probabilityAbove(poisson(14), 30);
    expect(chance(30, [])).toBeCloseTo(expected, 12);
    expect(chance(30, [[50, 14]])).toBeCloseTo(expected, 12);
    expect(chance(30, [[0, 3]])).toBeCloseTo(expected, 12);
  });

  it("counts what is due today as there", () => {
    expect(chance(10, [[20, 0]])).toBeCloseTo(chance(30, []), 12);
  });

  it("counts a dip before a receipt and running out after it, neither twice (Σ over what five days sold, by hand)", () => {
    const [on_hand, more] = [12, 10];
    let lasting = 0;
    for (let early = 0; early <= on_hand; early++) {
      for (let late = 0; early + late <= on_hand + more; late++) {
        lasting += poissonChance(10, early) * poissonChance(18, late);
      }
    }
    expect(chance(on_hand, [[more, 5]])).toBeCloseTo(1 - lasting, 10);
  });

  it("is never below the worst day alone, and falls with stock, over several receipts", () => {
    const receipts = [
      [8, 4],
      [6, 9],
    ] as const;
    const chances = Array.from({ length: 30 }, (_, on_hand) => chance(on_hand, receipts, clumped));
    chances.forEach((value, on_hand) => {
      const days = [probabilityAbove(clumped(4), on_hand), probabilityAbove(clumped(9), on_hand + 8)];
      expect(value).toBeGreaterThanOrEqual(Math.max(...days, probabilityAbove(clumped(14), on_hand + 14)) - 1e-9);
      expect(value).toBeLessThanOrEqual((chances[on_hand - 1] ?? 1) + 1e-9);
    });
  });

  it("is certain where stock is owed and nothing comes today", () => {
    expect(chance(-1, [])).toBe(1);
    expect(chance(-1, [[100, 1]])).toBeCloseTo(1, 12);
    expect(chance(-1, [[100, 0]])).toBeLessThan(0.01);
  });

  it("weighs the laws of a mixture", () => {
    const mixed = (days: number) =>
      mixtureOf([
        { weight: 0.25, law: demandDistribution(days, days, true) },
        { weight: 0.75, law: demandDistribution(3 * days, 4 * days, true) },
      ]);
    const slow = chance(20, [[10, 6]], (days) => demandDistribution(days, days, true));
    const quick = chance(20, [[10, 6]], (days) => demandDistribution(3 * days, 4 * days, true));
    expect(chance(20, [[10, 6]], mixed)).toBeCloseTo(0.25 * slow + 0.75 * quick, 12);
  });

  it("of large stock and of fractions is that of fine cells, to a thousandth", () => {
    const large = (days: number) => demandDistribution(200 * days, 9000 * days, true);
    const fractions = (days: number) => demandDistribution(2 * days, 0.9 * days, false);
    const scaled = (days: number) => demandDistribution(200 * days, 9000 * days, false);
    expect(chance(1300, [[1500, 6]], large)).toBeCloseTo(chance(1300, [[1500, 6]], scaled), 2);
    expect(chance(13, [[15, 6]], fractions)).toBeCloseTo(chance(1300, [[1500, 6]], scaled), 3);
  });

  it("averages over receipts that may be late together", () => {
    const late = { ...ON_TIME, sd_days: 3 };
    const receipts = [{ quantity: 30, due_in_days: 5 }];
    const unsure = runOutProbability({ on_hand: 12, receipts, lead_time: late }, 14, poisson);
    const days = [1, 3, 5, 7, 9].map((day) => chance(12, [[30, day]]));
    expect(unsure).toBeGreaterThan(Math.min(...days));
    expect(unsure).toBeLessThan(Math.max(...days));
    expect(unsure).toBeGreaterThan(chance(12, [[30, 5]]));
  });
});
