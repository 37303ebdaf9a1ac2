import { describe, expect, it } from "@jest/globals";
import { backTestPlan } from "../../../src/domain/forecast/back-test.ts";
import { chooseForecaster } from "../../../src/domain/forecast/choose-forecaster.ts";
import { demandForecast, demandVariance } from "../../../src/domain/forecast/demand-forecast.ts";
import { blendedDispersion, dispersionPath, spreadWeight } from "../../../src/domain/forecast/dispersion.ts";
import { historyOf } from "../../../src/domain/forecast/history.ts";
import { movingMean } from "../../../src/domain/forecast/moving-mean.ts";
import { anObserved, days, poissonDays } from "../demand/a-series.ts";

describe("back-test plan", () => {
  it("starts in the second half of the past and ends a window before today", () => {
    const plan = backTestPlan(365, 14);
    expect(plan?.origins[0]).toBe(182);
    expect(plan?.origins.at(-1)).toBeLessThanOrEqual(365 - 1 - 14);
    expect(plan?.origins.length).toBeGreaterThan(20);
    expect(plan?.independent_windows).toBeCloseTo(169 / 14, 12);
  });

  it("refuses to compare where fewer than four windows fit side by side", () => {
    expect(backTestPlan(365, 60)).toBeNull();
    expect(backTestPlan(40, 14)).toBeNull();
  });
});

describe("choice of method", () => {
  const chosen = (quantity: number[], exposure = 14) => chooseForecaster(historyOf(anObserved(quantity)), exposure);

  it("averages a history too short to smooth", () => {
    expect(chosen(days(20, 3))).toMatchObject({ forecaster: { name: "moving_mean" }, scores: [] });
  });

  it("combines a history too short to compare", () => {
    expect(chosen(poissonDays(60, 3))).toMatchObject({ forecaster: { name: "combination" }, scores: [] });
  });

  it("keeps the combination on plain noise, where no method is clearly better", () => {
    const choice = chosen(poissonDays(365, 3, 11));
    expect(choice.forecaster.name).toBe("combination");
    expect(choice.scores).toHaveLength(6);
  });

  const lossOf = (choice: ReturnType<typeof chosen>, name: string) =>
    choice.scores.find(({ forecaster }) => forecaster === name)?.loss ?? NaN;

  it("gives way to a clearly better method, and reports the losses that say so", () => {
    const choice = chosen(
      days(365, (day) => (Math.floor(day / 60) % 2 === 0 ? 2 : 10)),
      7,
    );
    expect(choice.forecaster.name).toBe("ses");
    expect(lossOf(choice, "ses")).toBeLessThan(lossOf(choice, "combination"));
    expect(lossOf(choice, "ses")).toBeLessThan(lossOf(choice, "seasonal_naive"));
  });

  it("falls back to a yardstick that the combination does not hold its own against", () => {
    const choice = chosen(days(365, (day) => (day < 200 ? 2 : 30)));
    expect(choice.forecaster.name).toBe("seasonal_naive");
  });
});

describe("dispersion", () => {
  it("is about one for Poisson demand and the variance ratio for a clumped one", () => {
    const plain = historyOf(anObserved(poissonDays(400, 8)));
    const clumped = historyOf(anObserved(poissonDays(400, 2).map((count) => 4 * count)));
    const at = (history: typeof plain) =>
      dispersionPath(history, movingMean({ values: history.values, index: history.index, tuning_days: 400 }), 1).at(-1);
    expect(at(plain)).toBeGreaterThan(0.85);
    expect(at(plain)).toBeLessThan(1.2);
    expect(at(clumped)).toBeGreaterThan(3.4);
    expect(at(clumped)).toBeLessThan(4.8);
  });

  it("is unknown before a window has ended, or while nothing was expected", () => {
    const history = historyOf(anObserved(days(10, 0)));
    const path = { levels: new Float64Array(10), level_variance_ratio: 0 };
    expect([...dispersionPath(history, path, 1)].every(Number.isNaN)).toBe(true);
  });

  it.each([
    ["days alone without windows", 2, NaN, 0, 2],
    ["Poisson without anything", NaN, NaN, 0, 1],
    ["half days, half windows drawn towards days", 2, 6, 2, 3],
  ])("blends %s", (_, ofDays, ofWindows, windows, want) => {
    expect(blendedDispersion(ofDays, ofWindows, windows)).toBe(want);
  });

  it("adds the level's own uncertainty, which all days share", () => {
    expect(spreadWeight(5, 10, 0.02)).toBeCloseTo(5 * (10 + 2), 12);
  });
});

describe("demand forecast", () => {
  it("widens with the days ahead, faster than independent days would", () => {
    const forecast = demandForecast(anObserved(poissonDays(365, 4)), 14);
    const variance = [1, 7, 10, 14, 28, 60].map((ahead) => demandVariance(forecast, ahead, ahead));
    expect([...variance].sort((a, b) => a - b)).toEqual(variance);
    expect(demandVariance(forecast, 28, 28)).toBeGreaterThan(20 * demandVariance(forecast, 1, 1));
  });

  it("sees a drift in whole windows that single days hide", () => {
    const wandering = poissonDays(400, (day) => 6 + 4 * Math.sin((day / 60) * 2 * Math.PI));
    const { dispersions } = demandForecast(anObserved(wandering), 14);
    expect(dispersions.at(-1)?.dispersion).toBeGreaterThan(1.5 * dispersions[0].dispersion);
  });

  it("trusts its spread less the fewer days there are", () => {
    const spread = (count: number) =>
      demandForecast(anObserved(days(count, (day) => (day % 2 ? 6 : 2))), 7).dispersions[0];
    expect(spread(14).dispersion).toBeGreaterThan(1.1 * spread(300).dispersion);
  });

  it("says nothing of an item without history", () => {
    const forecast = demandForecast(anObserved([]), 7);
    expect(forecast.level).toBe(0);
    expect(demandVariance(forecast, 7, 7)).toBe(0);
  });
});
