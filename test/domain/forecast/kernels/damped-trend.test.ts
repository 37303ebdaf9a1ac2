import { describe, expect, it } from "@jest/globals";
import { dampedLevels, dampedTrend } from "../../../../src/domain/forecast/kernels/damped-trend.ts";
import { days, poissonDays } from "../../demand/a-series.ts";
import { kernelInput } from "../a-forecast.ts";

const PHI = 0.977;

describe("damped trend", () => {
  it("Gardner & McKenzie 1985: l = l + φb + αe, b = φb + αβe, one day ahead l + φb, by hand from a start of 4", () => {
    const { levels, level_variance_ratio } = dampedLevels(kernelInput([...days(7, 4), 10, 4], { days: 1 }), 0.5, 0.2);
    expect(levels[6]).toBe(4);
    const first = { level: 4 + 0.5 * 6, trend: 0.5 * 0.2 * 6 };
    expect(levels[7]).toBeCloseTo(first.level + PHI * first.trend, 12);
    const expected = first.level + PHI * first.trend;
    const error = 4 - expected;
    const trend = PHI * first.trend + 0.1 * error;
    expect(levels[8]).toBeCloseTo(expected + 0.5 * error + PHI * trend, 12);
    expect(level_variance_ratio).toBe(0.5 / 1.5);
  });

  it("promises the mean of the coming days: l + b·Σₕ(φ + … + φʰ) ÷ d", () => {
    const values = [...days(7, 4), 10];
    const [level, trend] = [7, 0.6];
    let damped = 0;
    let sum = 0;
    for (let h = 1; h <= 14; h++) {
      damped += PHI ** h;
      sum += level + damped * trend;
      const promised = dampedLevels(kernelInput(values, { days: h }), 0.5, 0.2).levels.at(-1);
      expect(promised).toBeCloseTo(sum / h, 10);
    }
  });

  it("compares each day with its share", () => {
    const index = Float64Array.of(1, 1, 1, 1, 1, 1, 1, 2);
    expect(dampedLevels(kernelInput([...days(7, 4), 8], { index }), 0.5, 0.2).levels.at(-1)).toBe(4);
  });

  it("neither holds nor promises a level below zero", () => {
    const levels = dampedLevels(kernelInput([...days(7, 40), 20, 0, 0, 0, 0, 0, 0], { days: 28 }), 0.9, 0.9).levels;
    expect(Math.min(...levels)).toBe(0);
    expect(levels.at(-1)).toBe(0);
  });

  it("keeps a level of zero and a trend downwards apart: a later demand finds the level at zero", () => {
    const values = [...days(7, 10), 0, 0, 0];
    const { levels } = dampedLevels(kernelInput(values, { days: 1 }), 1, 1);
    // e = −10: l = 0, b = −10; then expected −9.77, e = 9.77: l = 0, b = 0
    expect([...levels].slice(7)).toEqual([0, expect.closeTo(0, 12), expect.closeTo(0, 12)]);
  });

  it("chooses constants that follow a lasting rise, and slow ones on noise", () => {
    const rising = dampedTrend(kernelInput(days(200, (day) => 10 + day)));
    expect(rising.level_variance_ratio).toBe(0.1 / 1.9);
    expect(rising.levels.at(-1)).toBeGreaterThan(205);
    expect(dampedTrend(kernelInput(poissonDays(365, 5))).level_variance_ratio).toBe(0.1 / 1.9);
    const jump = days(200, (day) => (day < 100 ? 2 : 20) + (day % 2));
    expect(dampedTrend(kernelInput(jump)).level_variance_ratio).toBe(0.3 / 1.7);
  });
});
