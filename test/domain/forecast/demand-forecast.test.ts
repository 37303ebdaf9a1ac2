import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { chooseForecaster } from "../../../src/domain/forecast/choose-forecaster.ts";
import {
  blendedSpread,
  daySpread,
  demandForecast,
  grownDispersion,
  longRunLevel,
} from "../../../src/domain/forecast/demand-forecast.ts";
import { DEFAULT_POOLED_MODEL } from "../../../src/domain/forecast/pooled-model.ts";
import { measuredSpread } from "../../../src/domain/forecast/spread.ts";
import { days, poissonDays } from "../demand/a-series.ts";
import { aClass, aHistory, ANY_WEEK } from "./a-forecast.ts";

const forecastOf = (quantity: readonly number[], length = 14, pooled = DEFAULT_POOLED_MODEL) =>
  demandForecast(aHistory(quantity, ANY_WEEK), length, pooled);

describe("spread of a day", () => {
  const measured = { days: 1, dispersion: 3, long_run_dispersion: 4, independent_windows: 30 };

  it("is drawn towards the class's as if ten days spoke for it, widened by (n − 1) ÷ (n − 3) as Student's", () => {
    const { days: length, dispersion, long_run_dispersion } = daySpread(measured, aClass({ day_dispersion: 2 }));
    expect(length).toBe(1);
    expect(dispersion).toBeCloseTo((30 * 3 * (29 / 27) + 10 * 2) / 40, 12);
    expect(long_run_dispersion).toBeCloseTo((30 * 4 * (29 / 27) + 10 * 2) / 40, 12);
  });

  it.each([
    [4, 3],
    [5, 2],
    [2, 3],
  ])("of %d days is widened %d times", (independent_windows, inflation) => {
    const { dispersion } = daySpread({ ...measured, independent_windows }, aClass({ day_dispersion: 2 }));
    expect(dispersion).toBeCloseTo((independent_windows * 3 * inflation + 20) / (independent_windows + 10), 12);
  });

  it("never falls below a fifth of a Poisson variable's", () => {
    const still = { ...measured, dispersion: 0, long_run_dispersion: 0, independent_windows: 1000 };
    expect(daySpread(still, aClass())).toEqual({ days: 1, dispersion: 0.2, long_run_dispersion: 0.2 });
  });
});

describe("spread of a sum", () => {
  it("grows from a day's by the uncertain level: φ·(1 + ratio·(days − 1))", () => {
    expect(grownDispersion(2, 11, aClass({ level_variance_ratio: 0.05 }))).toBe(3);
    expect(grownDispersion(2, 1, aClass({ level_variance_ratio: 0.05 }))).toBe(2);
  });

  it("is what windows show, drawn towards the grown one as if as many windows as the class says spoke for it", () => {
    const measured = { days: 11, dispersion: 5, long_run_dispersion: 9, independent_windows: 2 };
    const ofDay = { days: 1, dispersion: 2, long_run_dispersion: 3 };
    const {
      days: length,
      dispersion,
      long_run_dispersion,
    } = blendedSpread(measured, ofDay, aClass({ level_variance_ratio: 0.05, prior_windows: 12 }));
    expect(length).toBe(11);
    expect(dispersion).toBeCloseTo((2 * 5 + 12 * 3) / 14, 12);
    expect(long_run_dispersion).toBeCloseTo((2 * 9 + 12 * 4.5) / 14, 12);
  });
});

describe("long-run level", () => {
  it.each([
    ["is the mean of all days, the first included", [9, 0, 0], 3],
    ["is zero without days", [], 0],
  ])("%s", (_, values, want) => expect(longRunLevel(aHistory(values))).toBe(want));

  it("counts days by their shares", () => {
    const profile = { factors: Float64Array.of(0.5, 1.5), between_variance: 0 };
    expect(longRunLevel(aHistory([2, 4, 3], profile))).toBe(9 / 2.5);
  });
});

describe("demand forecast", () => {
  it("measures the spread at a day, the usual lengths and the one asked for, each once and ascending", () => {
    const lengths = (count: number, length: number) =>
      forecastOf(poissonDays(count, 4), length).spreads.map((spread) => spread.days);
    expect(lengths(365, 17)).toEqual([1, 7, 14, 17, 28, 56]);
    expect(lengths(365, 14)).toEqual([1, 7, 14, 28, 56]);
    expect(lengths(365, 1)).toEqual([1, 7, 14, 28, 56]);
    expect(lengths(365, 90.4)).toEqual([1, 7, 14, 28, 56, 90]);
    expect(lengths(30, 14)).toEqual([1, 7, 14]);
  });

  it("holds the chosen method's path and its last level, the long-run level and the class of its sum", () => {
    const history = aHistory(
      poissonDays(200, (day) => (day < 150 ? 8 : 2)),
      ANY_WEEK,
    );
    const classes = [aClass(), aClass({ from_units: 30, return_share: 0.5 })] as const;
    const pooled = { ...DEFAULT_POOLED_MODEL, classes };
    const forecast = demandForecast(history, 7, pooled);
    const { forecaster, scores } = chooseForecaster(history, 7, pooled);
    expect(forecast.forecaster).toBe(forecaster.name);
    expect(forecast.scores).toEqual(scores);
    const { values, index } = history;
    expect(forecast.path).toEqual(forecaster.kernel({ values, index, tuning_days: 200, days: 7, pooled }));
    expect(forecast.level).toBe(forecast.path.levels[199]);
    expect(forecast.long_run_level).toBe(longRunLevel(history));
    expect(forecast.season_index).toBe(history.season_index);
    expect(forecast.history).toBe(history);
    expect(forecast.class_spread).toBe(classes[0]);
    expect(demandForecast(history, 28, pooled).class_spread).toBe(classes[1]);
  });

  it("puts its spreads together from what is measured on the item and what its class says", () => {
    const history = aHistory(poissonDays(100, 4));
    const { level, long_run_level, path, spreads, class_spread } = demandForecast(history, 14, DEFAULT_POOLED_MODEL);
    expect(level).toBeGreaterThan(0);
    const measure = (length: number) => {
      const measured = measuredSpread(history, path.levels, long_run_level, length);
      if (measured === null) throw new Error("100 days hold such windows");
      return measured;
    };
    const ofDay = daySpread(measure(1), class_spread);
    expect(spreads).toEqual([ofDay, ...[7, 14, 28, 56].map((d) => blendedSpread(measure(d), ofDay, class_spread))]);
  });

  it("sees a drift in whole windows that single days hide", () => {
    const wandering = poissonDays(400, (day) => 6 + 4 * Math.sin((day / 60) * 2 * Math.PI));
    const { spreads } = forecastOf(wandering);
    expect(spreads.at(-1)?.dispersion).toBeGreaterThan(1.5 * spreads[0].dispersion);
  });

  it("trusts its spread less the fewer days there are", () => {
    const spread = (count: number) =>
      forecastOf(
        days(count, (day) => (day % 2 ? 6 : 2)),
        7,
      ).spreads[0].dispersion;
    expect(spread(14)).toBeGreaterThan(1.1 * spread(300));
  });

  it.each([
    ["no history", []],
    ["a single day", [5]],
    ["no demand", days(60, 0)],
  ])("has the class's spread of a day, and no other, for %s", (_, quantity) => {
    const { spreads, level } = forecastOf(quantity);
    expect(spreads).toEqual([{ days: 1, dispersion: 2, long_run_dispersion: 2 }]);
    expect(level).toBe(quantity[0] ?? 0);
  });

  it("is the same again for the same history", () => {
    const quantity = fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 200 });
    fc.assert(
      fc.property(quantity, fc.integer({ min: 1, max: 40 }), (values, length) => {
        expect(forecastOf(values, length)).toEqual(forecastOf(values, length));
      }),
      { numRuns: 15 },
    );
  });
});
