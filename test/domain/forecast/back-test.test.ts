import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { backTestLosses, backTestPlan } from "../../../src/domain/forecast/back-test.ts";
import { warmUpDays } from "../../../src/domain/forecast/forecast-kernel.ts";
import { pinballLoss } from "../../../src/domain/forecast/pinball-loss.ts";
import { dispersionsAt } from "../../../src/domain/forecast/spread.ts";
import { normalQuantile } from "../../../src/domain/math/normal.ts";
import { wilsonHilfertyQuantile } from "../../../src/domain/math/wilson-hilferty.ts";
import { days, poissonDays } from "../demand/a-series.ts";
import { aHistory } from "./a-forecast.ts";

describe("back-test plan", () => {
  it("starts in the second half of the past and ends a window before today", () => {
    const plan = backTestPlan(365, 14);
    expect(plan?.training_days).toBe(182);
    expect(plan?.days).toBe(14);
    expect(plan?.origins[0]).toBe(182);
    expect(plan?.origins.at(-1)).toBe(365 - 1 - 14);
    expect(plan?.origins).toHaveLength(24);
    expect(plan?.origins.slice(0, 4)).toEqual([182, 189, 197, 204]);
    expect(plan?.independent_windows).toBeCloseTo(169 / 14, 12);
  });

  it("takes every day where there are few", () => {
    expect(backTestPlan(40, 2)?.origins).toEqual(days(10, (day) => 28 + day));
  });

  it("trains on four weeks at least", () => {
    expect(backTestPlan(50, 3)?.training_days).toBe(28);
    expect(backTestPlan(60, 3)?.training_days).toBe(30);
  });

  it.each([
    [365, 60],
    [40, 14],
    [83, 14],
    [0, 1],
    [31, 1],
  ])("refuses to compare where fewer than four windows fit side by side: %d days, sums of %d", (history, length) => {
    expect(backTestPlan(history, length)).toBeNull();
  });

  it("compares from four windows on", () => {
    expect(backTestPlan(138, 14)).toBeNull();
    expect(backTestPlan(139, 14)).toMatchObject({ training_days: 69, independent_windows: 4 });
    expect(backTestPlan(32, 1)).toBeNull();
    expect(backTestPlan(33, 1)).toEqual({
      origins: [28, 29, 30, 31],
      training_days: 28,
      days: 1,
      independent_windows: 4,
    });
  });

  it("looks back from 24 different days at most, evenly spread, however long the past", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 1, max: 365 }), (history, length) => {
        const plan = backTestPlan(history, length);
        if (plan === null) return;
        const { origins, training_days } = plan;
        expect(origins.length).toBeLessThanOrEqual(24);
        expect(origins[0]).toBe(training_days);
        expect(origins.at(-1)).toBe(history - 1 - length);
        const steps = origins.slice(1).map((origin, i) => origin - (origins[i] ?? NaN));
        expect(Math.min(...steps)).toBeGreaterThan(0);
        expect(Math.max(...steps) - Math.min(...steps)).toBeLessThanOrEqual(1);
      }),
    );
    expect(backTestPlan(10_000, 14)?.origins).toHaveLength(24);
  });
});

describe("back-test losses", () => {
  const WEEK = { factors: Float64Array.of(0.4, 0.6, 1, 1, 1, 1.2, 1.8), between_variance: 0 };
  const history = aHistory(poissonDays(200, 4), WEEK);
  const plan = { origins: [100, 117, 160], training_days: 100, days: 10, independent_windows: 9 };
  const quiet = (before: number) => ({
    levels: history.values.map((_, t) => (t < before ? 0 : 3 + (t % 3))),
    level_variance_ratio: 0.05,
  });

  /** The loss at one origin, put together from its definition. */
  function lossAt(path: ReturnType<typeof quiet>, origin: number): number {
    const ofDays = dispersionsAt(history, path, 1, [origin])[0] ?? NaN;
    const ofWindows = dispersionsAt(history, path, 10, [origin])[0] ?? NaN;
    const count = (origin - warmUpDays(200)) / 10;
    const measured = (count * ofWindows + 2 * ofDays) / (count + 2);
    const known = Number.isNaN(ofDays) ? 1 : ofDays;
    const dispersion = Number.isNaN(ofWindows) ? known : (ofDays + measured) / 2;
    const shares = history.index.slice(origin + 1, origin + 11).reduce((sum, share) => sum + share, 0);
    const actual = history.values.slice(origin + 1, origin + 11).reduce((sum, value) => sum + value, 0);
    const level = path.levels[origin] ?? NaN;
    const variance = dispersion * level * (shares + 0.05 * shares ** 2);
    return [0.5, 0.8, 0.95, 0.99].reduce(
      (sum, p) => sum + pinballLoss(p, wilsonHilfertyQuantile(level * shares, variance, normalQuantile(p)), actual),
      0,
    );
  }

  it.each([
    ["spread of days and windows", 0],
    ["spread of days alone, while no window that promised anything has ended", 95],
    ["a Poisson variable's spread, while nothing was promised", 100],
  ])("are pinball losses of four quantiles by the %s", (_, before) => {
    const path = quiet(before);
    const losses = backTestLosses(history, path, plan);
    expect(losses).toHaveLength(3);
    plan.origins.forEach((origin, i) => expect(losses[i]).toBeCloseTo(lossAt(path, origin), 8));
  });

  it("are all of the demand where none was expected: p summed over the quantiles, 3.24 times what came", () => {
    const losses = backTestLosses(history, quiet(1000), plan);
    const came = history.values.slice(101, 111).reduce((sum, value) => sum + value, 0);
    expect(losses[0]).toBeCloseTo(3.24 * came, 10);
  });
});
