import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { seasonIndex, seasonRatios } from "../../../src/domain/forecast/season-index.ts";
import type { SeasonProfile } from "../../../src/domain/forecast/season-index.ts";
import { days, poissonDays } from "../demand/a-series.ts";
import { ANY_WEEK, aSeasonHistory } from "./a-forecast.ts";

const weekend = (day: number) => (day % 7 >= 5 ? 12 : 3);
const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);
const profile = (factors: readonly number[], between_variance: number | null): SeasonProfile => ({
  factors: Float64Array.from(factors),
  between_variance,
});

describe("ratios of the positions of a cycle", () => {
  it("by hand, a cycle of two, 1 3 3 5 1 3 3 5: means 2 and 4 about 3, squared error (4 + 4)/9 ÷ 6 ÷ 4", () => {
    const known = seasonRatios(aSeasonHistory([1, 3, 3, 5, 1, 3, 3, 5], 2), 2);
    expect(known?.ratios[0]).toBeCloseTo(2 / 3, 14);
    expect(known?.ratios[1]).toBeCloseTo(4 / 3, 14);
    expect(known?.errors[0]).toBeCloseTo(8 / 9 / 6 / 4, 14);
    expect(known?.errors[1]).toBe(known?.errors[0]);
  });

  it("are the less sure the rarer a position", () => {
    const past = {
      values: Float64Array.of(1, 3, 2, 4, 2, 5, 1, 3),
      positions: Float64Array.of(0, 0, 0, 0, 0, 0, 1, 1),
    };
    const errors = seasonRatios(past, 2)?.errors ?? [];
    expect((errors[1] ?? NaN) / (errors[0] ?? NaN)).toBeCloseTo(3, 12);
  });

  it.each([
    ["less than four cycles", days(27, 1), 7],
    ["no demand", days(70, 0), 7],
    ["a cycle of one", days(70, 1), 1],
    ["no days", [], 7],
  ])("are unknown for %s", (_, values, length) => {
    expect(seasonRatios(aSeasonHistory(values, length), length)).toBeNull();
  });

  it("are unknown where a position was never seen", () => {
    const past = aSeasonHistory(days(70, 1));
    const positions = past.positions.map((position) => (position === 3 ? 2 : position));
    expect(seasonRatios({ ...past, positions }, 7)).toBeNull();
  });

  it("are known from four cycles on, however sure", () => {
    expect([...(seasonRatios(aSeasonHistory(days(28, 2)), 7)?.ratios ?? [])]).toEqual(days(7, 1));
    expect(seasonRatios(aSeasonHistory([1, 1, 1, 1, 1, 1, 1, 2], 2), 2)?.errors[0]).toBeGreaterThan(0);
  });
});

describe("season index", () => {
  it("finds a weekly pattern and keeps mean 1", () => {
    const index = seasonIndex(aSeasonHistory(poissonDays(364, weekend)), ANY_WEEK);
    expect(sum(index)).toBeCloseTo(7, 12);
    expect(Math.min(index[5] ?? 0, index[6] ?? 0)).toBeGreaterThan(1.7);
    expect(Math.max(...index.slice(0, 5))).toBeLessThan(0.7);
  });

  it("does not take chance for a pattern", () => {
    const index = seasonIndex(aSeasonHistory(poissonDays(364, 1, 99)), ANY_WEEK);
    expect(Math.max(...index) - Math.min(...index)).toBeLessThan(0.25);
  });

  it("Efron & Morris 1975 by hand: weight τ² ÷ (τ² + error²) towards the profile, then mean 1", () => {
    const past = aSeasonHistory([1, 3, 3, 5, 1, 3, 3, 5], 2); // ratios 2/3 and 4/3, squared error 1/27
    const index = seasonIndex(past, profile([1.2, 0.8], 2 / 27));
    const drawn = [1.2 + (2 / 3) * (2 / 3 - 1.2), 0.8 + (2 / 3) * (4 / 3 - 0.8)];
    expect(index[0]).toBeCloseTo((2 * (drawn[0] ?? NaN)) / sum(drawn), 12);
    expect(index[1]).toBeCloseTo((2 * (drawn[1] ?? NaN)) / sum(drawn), 12);
  });

  it("judges by the item's own spread where none is known: moments less what chance adds", () => {
    const past = aSeasonHistory([1, 3, 3, 5, 1, 3, 3, 5], 2);
    const between = 2 * (1 / 3) ** 2 - 1 / 27;
    expect(seasonIndex(past, profile([1, 1], null))).toEqual(seasonIndex(past, profile([1, 1], between)));
  });

  it.each([
    ["items that do not differ from it", profile([0.5, 1.5], 0), [1, 3, 3, 5, 1, 3, 3, 5]],
    ["what chance alone explains", profile([0.9, 1.1], null), [0, 9, 9, 0, 0, 9, 0, 0]],
    ["a short history", profile([0.5, 1.5], 1), [1, 3, 3, 5, 1, 3, 3]],
    ["no demand", profile([0.5, 1.5], 1), days(20, 0)],
  ])("is the common profile for %s", (_, common, values) => {
    expect(seasonIndex(aSeasonHistory(values, 2), common)).toBe(common.factors);
  });

  it("counts a position without demand for two hundredths of an average day before the mean is made 1", () => {
    const index = seasonIndex(
      aSeasonHistory(
        days(80, (day) => (day % 2 === 0 ? 0 : 4)),
        2,
      ),
      profile([1, 1], 1e9),
    );
    expect(index[0]).toBeCloseTo((0.02 * 2) / 2.02, 9);
    expect(index[1]).toBeCloseTo((2 * 2) / 2.02, 9);
  });

  it("is flat where there is no difference at all", () => {
    expect([...seasonIndex(aSeasonHistory(days(70, 5)), ANY_WEEK)]).toEqual(days(7, 1));
  });

  it("has mean 1 and no share below zero, whatever the history", () => {
    const units = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 50 }), fc.constantFrom(1e9, 1e-3));
    const between = fc.constantFrom(null, 0, 0.01, 1, 100);
    fc.assert(
      fc.property(fc.array(units, { minLength: 0, maxLength: 100 }), between, (values, between_variance) => {
        const common = profile([0.5, 0.6, 0.9, 1, 1, 1.3, 1.7], between_variance);
        const index = seasonIndex(aSeasonHistory(values), common);
        expect(sum(index)).toBeCloseTo(7, 9);
        expect(index.every((share) => share > 0)).toBe(true);
      }),
    );
  });
});
