import { describe, expect, it } from "@jest/globals";
import { simpleExponentialSmoothing } from "../../../../src/domain/forecast/kernels/simple-exponential-smoothing.ts";
import { theta } from "../../../../src/domain/forecast/kernels/theta.ts";
import { days, poissonDays } from "../../demand/a-series.ts";
import { kernelInput } from "../a-forecast.ts";

/** Least-squares slope of the values on 0, 1, 2, … weighted by the shares of their days. */
function slopeOf(values: readonly number[], shares: readonly number[]): number {
  const total = shares.reduce((sum, share) => sum + share, 0);
  const meanTime = shares.reduce((sum, share, t) => sum + share * t, 0) / total;
  const meanValue = values.reduce((sum, value) => sum + value, 0) / total;
  let products = 0;
  let squares = 0;
  values.forEach((value, t) => {
    const share = shares[t] ?? NaN;
    if (share > 0) products += share * (t - meanTime) * (value / share - meanValue);
    squares += share * (t - meanTime) ** 2;
  });
  return products / squares;
}

describe("theta", () => {
  it("Hyndman & Billah 2003: SES plus half the slope, by hand on 1, 2, 3, 4 (slope 1) two days ahead of five", () => {
    const input = kernelInput([1, 2, 3, 4], { days: 3 });
    const smoothed = simpleExponentialSmoothing(input).levels;
    const { levels } = theta(input);
    expect(levels[0]).toBe(smoothed[0]);
    expect(levels[1]).toBe(smoothed[1]);
    expect(levels[2]).toBeCloseTo((smoothed[2] ?? NaN) + (2 * 1) / 2, 12);
    expect(levels[3]).toBeCloseTo((smoothed[3] ?? NaN) + (2 * 1) / 2, 12);
  });

  it("takes the trend to the middle of the coming days: half the slope times (d + 1) ÷ 2", () => {
    const values = days(60, (day) => 5 + day / 2 + (day % 3));
    const at = (ahead: number) => theta(kernelInput(values, { days: ahead })).levels.at(-1) ?? NaN;
    const slope = slopeOf(values, days(60, 1));
    expect(at(15) - at(1)).toBeCloseTo((7 * slope) / 2, 10);
  });

  it("fits its line by least squares over the days so far, each weighing by its share", () => {
    const shares = days(50, (day) => [1, 1.4, 0, 0.6][day % 4] ?? NaN);
    const values = poissonDays(50, 8).map((value, day) => value * (shares[day] ?? NaN));
    const input = kernelInput(values, { index: Float64Array.from(shares), days: 9 });
    const smoothed = simpleExponentialSmoothing(input).levels;
    const { levels } = theta(input);
    for (const t of [3, 4, 5, 6, 20, 22, 49]) {
      const slope = slopeOf(values.slice(0, t + 1), shares.slice(0, t + 1));
      expect(levels[t]).toBeCloseTo((smoothed[t] ?? NaN) + (5 * slope) / 2, 10);
    }
  });

  it("promises nothing below zero where a fall would lead there", () => {
    const { levels } = theta(kernelInput([90, 60, 30, 20, 10, 0, 0, 0], { days: 28 }));
    expect(Math.min(...levels)).toBe(0);
  });

  it("is as sure as the smoothing in it", () => {
    const input = kernelInput(poissonDays(80, 3));
    expect(theta(input).level_variance_ratio).toBe(simpleExponentialSmoothing(input).level_variance_ratio);
  });

  it.each([
    ["two days without a share come first", [0, 0, 6, 6], [0, 0, 1, 1]],
    ["only the last day has a share", [0, 0, 0, 6], [0, 0, 0, 1]],
    ["no day has a share", [0, 0, 0, 0], [0, 0, 0, 0]],
  ])("has a level where %s", (_, values, shares) => {
    const { levels } = theta(kernelInput(values, { index: Float64Array.from(shares) }));
    expect([...levels].every((level) => level >= 0 && level <= 6)).toBe(true);
  });
});
