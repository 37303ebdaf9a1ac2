import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { recentDemand } from "../../../src/domain/demand/recent-demand.ts";
import { comingDemand } from "../../../src/domain/forecast/coming-demand.ts";
import { demandForecast } from "../../../src/domain/forecast/demand-forecast.ts";
import { historyOf } from "../../../src/domain/forecast/history.ts";
import { DEFAULT_POOLED_MODEL } from "../../../src/domain/forecast/pooled-model.ts";
import { anObserved, days } from "./a-series.ts";

const units = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 30, maxLength: 120 });
const fraction = fc.double({ min: 0, max: 1, noNaN: true });

describe("observed demand and outages", () => {
  it("fills more after a busy part of a day: (1 − f)·μ·(r + s) ÷ (r + f·μ)", () => {
    // Ten days of 2 and of 8, then 9 in the first half of a day: μ = 109 ÷ 20.5, variance around it of the whole days.
    const observed = anObserved([...days(10, 2), ...days(10, 8), 9], [...days(20, 1), 0.5]);
    const mean = 109 / 20.5;
    const variance = ((2 - mean) ** 2 + (8 - mean) ** 2) / 2;
    const size = (mean * mean) / (variance - mean);
    expect(observed.values[20]).toBeCloseTo(9 + (0.5 * mean * (size + 9)) / (size + 0.5 * mean), 10);
  });

  it("fills no less than the usual share after a slow part", () => {
    const observed = anObserved([...days(10, 2), ...days(10, 8), 0], [...days(20, 1), 0.5]);
    expect(observed.values[20]).toBeCloseTo((0.5 * 100) / 20.5, 10);
  });

  it("is what was requested where there was stock throughout", () => {
    fc.assert(fc.property(units, (quantity) => expect([...anObserved(quantity).values]).toEqual(quantity)));
  });

  it("is never below what was requested", () => {
    fc.assert(
      fc.property(units, fraction, (quantity, share) => {
        const in_stock = quantity.map((_, day) => (day % 3 === 0 ? Math.max(0.5, share) : 1));
        const { values } = anObserved(quantity, in_stock);
        quantity.forEach((requested, day) => expect(values[day]).toBeGreaterThanOrEqual(requested));
      }),
    );
  });

  it("knows no less demand for an outage: mean and spread stay those of the other days", () => {
    fc.assert(
      fc.property(units, fc.integer({ min: 1, max: 30 }), (quantity, outage) => {
        const out = [...quantity, ...days(outage, 0)];
        const observed = anObserved(
          out,
          out.map((_, day) => (day < quantity.length ? 1 : 0)),
        );
        expect([...observed.values]).toEqual(quantity);
        expect(recentDemand(observed)).toEqual(recentDemand(anObserved(quantity)));
        expect(observed.censored_days).toBe(outage);
      }),
    );
  });

  it("forecasts no less for weeks of outage: mean and variance of a week, weekdays in place", () => {
    const sold = days(70, (day) => 3 + (day % 7));
    const [without, after] = [sold, [...sold, ...days(14, 0)]].map((quantity) => {
      const observed = anObserved(
        quantity,
        quantity.map((_, day) => (day < 70 ? 1 : 0)),
      );
      const past = { values: observed.values, positions: observed.weekdays };
      const history = historyOf(past, DEFAULT_POOLED_MODEL.season);
      const forecast = demandForecast(history, 7, DEFAULT_POOLED_MODEL);
      return { level: forecast.level, variance: comingDemand(forecast, 7, 7, true).variance };
    });
    expect(after?.level).toBeCloseTo(without?.level ?? NaN, 10);
    expect(after?.variance).toBeCloseTo(without?.variance ?? NaN, 10);
  });
});
