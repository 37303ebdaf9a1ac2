import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { learnSeasonProfile } from "../../../../src/domain/forecast/pooled/learn-season-profile.ts";
import { seasonRatios } from "../../../../src/domain/forecast/season-index.ts";
import { days, poissonDays } from "../../demand/a-series.ts";
import { aSeasonHistory } from "../a-forecast.ts";

const mean = (values: ArrayLike<number>) => Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;

describe("season common to the items of a tenant", () => {
  const weekend = (level: number) => (day: number) => level * (day % 7 > 4 ? 2 : 0.6);

  it("is found where it is planted, and items that follow it hardly differ", () => {
    const items = days(60, 0).map((_, i) => aSeasonHistory(poissonDays(140, weekend(1 + (i % 5)), i + 1)));
    const { factors, between_variance } = learnSeasonProfile(items, 7);
    factors.forEach((share, p) => expect(Math.abs(share - (p > 4 ? 2 : 0.6))).toBeLessThan(0.08));
    expect(between_variance).toBeLessThan(0.01);
  });

  it("tells how far items differ from it", () => {
    const items = days(60, 0).map((_, i) => {
      const peak = i % 2 === 0 ? 1.5 : 0.5;
      return aSeasonHistory(
        poissonDays(280, (day) => 6 * (day % 2 === 0 ? peak : 2 - peak), i + 1),
        2,
      );
    });
    const { factors, between_variance } = learnSeasonProfile(items, 2);
    expect(Math.abs((factors[0] ?? NaN) - 1)).toBeLessThan(0.03);
    expect(Math.abs((between_variance ?? NaN) - 2 * 0.25)).toBeLessThan(0.05);
  });

  it("is drawn to nothing where chance alone explains what is left of it", () => {
    const items = days(40, 0).map((_, i) => aSeasonHistory(poissonDays(140, 1, 7919 * (i + 1))));
    const { factors, between_variance } = learnSeasonProfile(items, 7);
    factors.forEach((share) => expect(Math.abs(share - 1)).toBeLessThan(0.05));
    expect(between_variance).toBeLessThan(0.02);
  });

  it("is the precision-weighted mean, drawn towards 1; between-item variance by moments (DerSimonian & Laird 1986)", () => {
    const items = [
      aSeasonHistory([1, 3, 3, 5, 1, 3, 3, 5], 2),
      aSeasonHistory([4, 8, 6, 8, 4, 8, 6, 9], 2),
      aSeasonHistory([2, 1, 2, 2, 3, 1, 2, 1], 2),
    ];
    const known = items.flatMap((item) => seasonRatios(item, 2) ?? []);
    const errors = known.map((item) => mean(item.errors));
    const weights = errors.map((error) => 1 / (error + 0.05));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const common = [0, 1].map(
      (p) => known.reduce((sum, { ratios }, i) => sum + (weights[i] ?? NaN) * (ratios[p] ?? NaN), 0) / total,
    );
    const error = weights.reduce((sum, weight, i) => sum + weight ** 2 * (errors[i] ?? NaN), 0) / total ** 2;
    const spread = common.reduce((sum, share) => sum + (share - 1) ** 2, 0);
    const drawn = common.map((share) => 1 + (1 - error / spread) * (share - 1));
    const { factors, between_variance } = learnSeasonProfile(items, 2);
    expect(factors[0]).toBeCloseTo(drawn[0] ?? NaN, 12);
    expect(factors[1]).toBeCloseTo(drawn[1] ?? NaN, 12);
    let [excess, squares] = [0, 0];
    known.forEach(({ ratios }, i) => {
      const distance = ratios.reduce((sum, ratio, p) => sum + (ratio - (drawn[p] ?? NaN)) ** 2, 0);
      excess += (weights[i] ?? NaN) ** 2 * (distance - (errors[i] ?? NaN));
      squares += (weights[i] ?? NaN) ** 2;
    });
    expect(excess).toBeGreaterThan(0);
    expect(between_variance).toBeCloseTo(excess / squares, 12);
  });

  it.each([
    ["without items", []],
    ["of one item", [aSeasonHistory(days(70, weekend(3)))]],
    ["of items too young to tell", [aSeasonHistory(days(27, 3)), aSeasonHistory(days(27, 3))]],
    ["of one item that can tell and one that cannot", [aSeasonHistory(days(70, weekend(3))), aSeasonHistory([])]],
  ])("is unknown %s", (_, items) => {
    expect(learnSeasonProfile(items, 7)).toEqual({ factors: Float64Array.from(days(7, 1)), between_variance: null });
  });

  it("is unknown in a cycle of one", () => {
    const items = [aSeasonHistory(days(70, 3), 1), aSeasonHistory(days(70, 3), 1)];
    expect(learnSeasonProfile(items, 1)).toEqual({ factors: Float64Array.of(1), between_variance: null });
  });

  it("is flat, without any doubt, where nothing ever differs", () => {
    const items = [aSeasonHistory(days(70, 3)), aSeasonHistory(days(70, 5))];
    expect(learnSeasonProfile(items, 7)).toEqual({ factors: Float64Array.from(days(7, 1)), between_variance: 0 });
  });

  it("has mean 1 and no share below zero, also where histories end amid a cycle", () => {
    const history = fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: 20, maxLength: 75 })
      .map((values) => aSeasonHistory(values.map((value, day) => value * (day % 7 > 4 ? 3 : 1))));
    fc.assert(
      fc.property(fc.array(history, { maxLength: 8 }), (items) => {
        const { factors, between_variance } = learnSeasonProfile(items, 7);
        expect(mean(factors)).toBeCloseTo(1, 12);
        expect(factors.every((share) => share >= 0)).toBe(true);
        expect(between_variance ?? 0).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
