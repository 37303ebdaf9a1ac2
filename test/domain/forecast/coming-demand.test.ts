import { describe, expect, it } from "@jest/globals";
import { demandDistribution, demandQuantile, mixtureOf } from "../../../src/domain/demand/demand-distribution.ts";
import { comingDemand } from "../../../src/domain/forecast/coming-demand.ts";
import type { DemandForecast } from "../../../src/domain/forecast/demand-forecast.ts";
import { demandForecast } from "../../../src/domain/forecast/demand-forecast.ts";
import { DEFAULT_POOLED_MODEL } from "../../../src/domain/forecast/pooled-model.ts";
import { days, poissonDays } from "../demand/a-series.ts";
import { aClass, aHistory, ANY_WEEK } from "./a-forecast.ts";

/** Level 5, long run 3; spread of a day 2 and 3, of seven days 5 and 6, of fourteen 12 and 20. */
function aForecast(overrides: Partial<DemandForecast> = {}): DemandForecast {
  const forecast = demandForecast(aHistory([]), 7, DEFAULT_POOLED_MODEL);
  return {
    ...forecast,
    level: 5,
    long_run_level: 3,
    class_spread: aClass({ return_share: 0.25, spread_factor: 0.8, level_variance_ratio: 0.1 }),
    spreads: [
      { days: 1, dispersion: 2, long_run_dispersion: 3 },
      { days: 7, dispersion: 5, long_run_dispersion: 6 },
      { days: 14, dispersion: 12, long_run_dispersion: 20 },
    ],
    ...overrides,
  };
}

describe("law of coming demand", () => {
  it("mixes the present level and the long-run one, each with its spread, by the class's return share", () => {
    const law = comingDemand(aForecast(), 7, 8, true);
    expect(law).toEqual(
      mixtureOf([
        { weight: 0.75, law: demandDistribution(40, 5 * 0.8 * 40, true) },
        { weight: 0.25, law: demandDistribution(24, 6 * 0.8 * 24, true) },
      ]),
    );
    expect(law.mean).toBeCloseTo(0.75 * 40 + 0.25 * 24, 12);
  });

  const partsAt = (ahead: number, forecast = aForecast()) => {
    const law = comingDemand(forecast, ahead, 10, false);
    return law.name === "mixture" ? law.parts.map((part) => part.law.variance / part.law.mean / 0.8) : [];
  };

  it.each([
    ["takes a day's spread for a day", 1, 2, 3],
    ["takes no less for less than a day", 0.5, 2, 3],
    ["interpolates between lengths: a third of the way from 1 to 7", 3, 3, 4],
    ["takes the measured one at its length", 7, 5, 6],
    ["interpolates on: 3 of 7 days from 7 to 14", 10, 8, 12],
    ["takes the longest at its length", 14, 12, 20],
    ["grows beyond as in the class: (1 + 0.1·27) ÷ (1 + 0.1·13)", 28, (12 * 3.7) / 2.3, (20 * 3.7) / 2.3],
  ])("%s", (_, ahead, present, longRun) => {
    const [first, second] = partsAt(ahead);
    expect(first).toBeCloseTo(present, 12);
    expect(second).toBeCloseTo(longRun, 12);
  });

  it("grows from a day where nothing longer was measured", () => {
    const [first, second] = partsAt(11, aForecast({ spreads: [{ days: 1, dispersion: 2, long_run_dispersion: 3 }] }));
    expect(first).toBeCloseTo(4, 12);
    expect(second).toBeCloseTo(6, 12);
  });

  it("adds to both the variance of an uncertain last day", () => {
    const law = comingDemand(aForecast(), 7, 8, true, 50);
    expect(law).toEqual(
      mixtureOf([
        { weight: 0.75, law: demandDistribution(40, 5 * 0.8 * 40 + 50, true) },
        { weight: 0.25, law: demandDistribution(24, 6 * 0.8 * 24 + 50, true) },
      ]),
    );
  });

  it.each([
    ["the present alone where demand never returns", 0, 40],
    ["the long run alone where it always does", 1, 24],
  ])("is %s", (_, return_share, mean) => {
    const law = comingDemand(aForecast({ class_spread: aClass({ return_share }) }), 7, 8, true);
    expect(law).toMatchObject({ name: "negative_binomial", mean });
  });

  it("is continuous for what is sold by weight", () => {
    const law = comingDemand(aForecast({ class_spread: aClass({ return_share: 0 }) }), 7, 8, false);
    expect(law.name).toBe("gamma");
  });

  it("wants nothing of an item without history", () => {
    const forecast = demandForecast(aHistory([]), 7, DEFAULT_POOLED_MODEL);
    expect(comingDemand(forecast, 7, 7, true)).toEqual({ name: "none", mean: 0, variance: 0 });
  });

  it("keeps an item that stopped selling alive by what it once sold", () => {
    const stopped = demandForecast(aHistory([...poissonDays(100, 4), ...days(300, 0)]), 14, DEFAULT_POOLED_MODEL);
    expect(stopped.level).toBeLessThan(0.1);
    expect(comingDemand(stopped, 14, 14, true).mean).toBeGreaterThan(0.299 * stopped.long_run_level * 14);
  });
});

describe("quantiles of coming demand", () => {
  const SERIES: readonly [string, number[]][] = [
    ["steady", poissonDays(365, 4)],
    ["slow", poissonDays(365, 0.1)],
    ["clumped", poissonDays(365, 0.7).map((count) => 5 * count)],
    ["risen", poissonDays(365, (day) => (day < 300 ? 2 : 9))],
    ["with a weekend", poissonDays(365, (day) => (day % 7 > 4 ? 9 : 1))],
    ["short", poissonDays(40, 3)],
    ["by weight", poissonDays(365, 4).map((count) => count * 0.37)],
  ];

  it.each(SERIES)("rise with the days ahead, and faster than independent days would: %s", (_, values) => {
    const forecast = demandForecast(aHistory(values, ANY_WEEK), 14, DEFAULT_POOLED_MODEL);
    const isCount = values.every(Number.isInteger);
    for (const p of [0.5, 0.95, 0.99]) {
      const quantiles = days(90, (day) => demandQuantile(comingDemand(forecast, day + 1, day + 1, isCount), p));
      quantiles.slice(1).forEach((quantile, i) => expect(quantile).toBeGreaterThanOrEqual(quantiles[i] ?? NaN));
    }
    const variance = (ahead: number) => comingDemand(forecast, ahead, ahead, isCount).variance;
    expect(variance(60)).toBeGreaterThan(60 * variance(1));
  });
});
