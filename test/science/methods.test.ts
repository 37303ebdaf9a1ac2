import { describe, expect, it } from "@jest/globals";
import { GAUSSIAN, gaussianAbout, ourForecasts, SIMPLE_METHODS } from "../../bench/science/methods.ts";
import { QUANTILES } from "../../bench/science/quantile-forecast.ts";

const [P50, P95] = [0, 3];

function aSet(past: readonly number[], parts: { readonly cycle?: number; readonly lead?: number } = {}) {
  const series = [{ sku: "a", past: Float64Array.from(past), future: new Float64Array(3) }];
  return { name: "s", cycle: 2, lead: 3, horizon: 3, series, ...parts };
}

function forecastBy(name: string, set: ReturnType<typeof aSet>) {
  const [forecast] = SIMPLE_METHODS.find((method) => method.name === name)?.forecast(set) ?? [];
  if (forecast === undefined) throw new Error(`no method ${name}`);
  return forecast;
}

describe("simple methods, by hand", () => {
  it("all zero says zero", () => {
    expect(forecastBy("all zero", aSet([1, 2, 3]))).toEqual({
      mean: [0, 0, 0],
      quantiles: QUANTILES.map(() => [0, 0, 0]),
      lead: [0, 0, 0, 0, 0],
    });
  });

  it("seasonal naive repeats the last cycle, its spread growing with the root of the cycles ahead", () => {
    // Differences to the cycle before: 3, 3, so σ = 3; z at 95 % = 1.6449.
    const forecast = forecastBy("seasonal naive", aSet([1, 2, 4, 5]));
    expect(forecast.mean).toEqual([4, 5, 4]);
    expect(forecast.quantiles[P95]?.[0]).toBeCloseTo(4 + 1.644853627 * 3, 6);
    expect(forecast.quantiles[P95]?.[2]).toBeCloseTo(4 + 1.644853627 * 3 * Math.SQRT2, 6);
    // Positions come 2 and 1 times in three periods: σ²·((1 + 4) + 1).
    expect(forecast.lead?.[P95]).toBeCloseTo(13 + 1.644853627 * 3 * Math.sqrt(6), 6);
  });

  it("seasonal naive takes the last value known of each position", () => {
    expect(forecastBy("seasonal naive", aSet([1, 2, 4, NaN])).mean).toEqual([4, 2, 4]);
  });

  it("the Gaussian rule takes the mean and √L times the spread of a period", () => {
    // From the first demand: 2, 4, 6; mean 4, standard deviation 2.
    const forecast = forecastBy(GAUSSIAN.name, aSet([0, 0, 2, 4, 6]));
    expect(forecast.mean).toEqual([4, 4, 4]);
    expect(forecast.lead?.[P50]).toBe(12);
    expect(forecast.lead?.[P95]).toBeCloseTo(12 + 1.644853627 * 2 * Math.sqrt(3), 6);
  });

  it("the Gaussian rule takes the mean of the last 91 periods only", () => {
    const past = [...Array.from({ length: 50 }, () => 8), ...Array.from({ length: 91 }, () => 2)];
    expect(forecastBy(GAUSSIAN.name, aSet(past)).mean).toEqual([2, 2, 2]);
  });

  it("Croston–SBA on one a period is a Poisson law of its level, (1 − α/2) of one", () => {
    const forecast = forecastBy("SBA, negative binomial", aSet(Array.from({ length: 30 }, () => 1)));
    // α = 0.05 has the least errors: (1 − 0.025)·1 ÷ 1.
    expect(forecast.mean).toEqual([0.975, 0.975, 0.975].map((level) => expect.closeTo(level, 12)));
    expect(forecast.lead?.[P50]).toBe(3);
  });

  it("the rule about another's mean keeps that mean", () => {
    const set = aSet([2, 4, 6]);
    const ours = [{ mean: [1, 2, 3], quantiles: [], lead: null }];
    const [about] = gaussianAbout(ours, set);
    expect(about?.mean).toEqual([1, 2, 3]);
    expect(about?.lead?.[P95]).toBeCloseTo(6 + 1.644853627 * 2 * Math.sqrt(3), 6);
  });
});

describe("ours", () => {
  it("gives each series a mean and five quantiles a period, and five of the sum", () => {
    const weeks = Array.from({ length: 70 }, (_, day) => (day % 7 === 0 ? 9 : 3));
    const [forecast] = ourForecasts(aSet(weeks, { cycle: 7, lead: 14 }));
    expect(forecast?.mean).toHaveLength(3);
    expect(forecast?.quantiles.map((row) => row.length)).toEqual([3, 3, 3, 3, 3]);
    expect(forecast?.lead).toHaveLength(5);
    expect(forecast?.lead?.[P95]).toBeGreaterThan(forecast?.lead?.[P50] ?? Infinity);
  });
});
