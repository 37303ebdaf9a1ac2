import { describe, expect, it } from "@jest/globals";
import { backTestLosses, backTestPlan } from "../../../src/domain/forecast/back-test.ts";
import { chooseForecaster } from "../../../src/domain/forecast/choose-forecaster.ts";
import { FORECASTERS } from "../../../src/domain/forecast/forecasters.ts";
import { DEFAULT_POOLED_MODEL } from "../../../src/domain/forecast/pooled-model.ts";
import type { PooledModel } from "../../../src/domain/forecast/pooled-model.ts";
import { days, poissonDays } from "../demand/a-series.ts";
import { aHistory, ANY_WEEK } from "./a-forecast.ts";

const chosen = (quantity: readonly number[], length = 14, pooled: PooledModel = DEFAULT_POOLED_MODEL) =>
  chooseForecaster(aHistory(quantity, ANY_WEEK), length, pooled);
const lossOf = ({ scores }: ReturnType<typeof chosen>, name: string) =>
  scores.find(({ forecaster }) => forecaster === name)?.loss ?? NaN;

const LEARNED = { ...DEFAULT_POOLED_MODEL, weights: Float64Array.of(0, 0, 0.5, 0.5, 0, 0, 0), drift: 1 };

describe("choice of method", () => {
  it("combines a history too short to compare, with what other items taught where they did", () => {
    expect(chosen(poissonDays(60, 3))).toMatchObject({ forecaster: { name: "combination" }, scores: [] });
    expect(chosen([])).toMatchObject({ forecaster: { name: "combination" }, scores: [] });
    expect(chosen(poissonDays(60, 3), 14, LEARNED)).toMatchObject({ forecaster: { name: "pooled" }, scores: [] });
  });

  it("keeps the default on plain noise, where no method is clearly better", () => {
    const names = FORECASTERS.map(({ name }) => name);
    const plain = chosen(poissonDays(365, 3, 11));
    expect(plain.forecaster.name).toBe("combination");
    expect(plain.scores.map(({ forecaster }) => forecaster)).toEqual(names.filter((name) => name !== "pooled"));
    const pooled = chosen(poissonDays(365, 3, 11), 14, LEARNED);
    expect(pooled.forecaster.name).toBe("pooled");
    expect(pooled.scores.map(({ forecaster }) => forecaster)).toEqual(names.filter((name) => name !== "combination"));
  });

  it("reports the mean loss of each method, its constants chosen on the training days", () => {
    const history = aHistory(
      poissonDays(200, (day) => 2 + day / 40),
      ANY_WEEK,
    );
    const plan = backTestPlan(200, 7);
    if (plan === null) throw new Error("200 days are enough for a plan");
    const { scores } = chooseForecaster(history, 7, LEARNED);
    const { values, index } = history;
    const input = { values, index, tuning_days: plan.training_days, days: 7, pooled: LEARNED };
    FORECASTERS.filter(({ name }) => name !== "combination").forEach(({ kernel }, i) => {
      const losses = [...backTestLosses(history, kernel(input), plan)];
      expect(scores[i]?.loss).toBeCloseTo(losses.reduce((sum, loss) => sum + loss, 0) / losses.length, 10);
    });
  });

  it("gives way to a clearly better method, and reports the losses that say so", () => {
    const choice = chosen(
      days(365, (day) => (Math.floor(day / 60) % 2 === 0 ? 2 : 10)),
      7,
    );
    expect(choice.forecaster.name).not.toBe("combination");
    expect(lossOf(choice, choice.forecaster.name)).toBeLessThan(lossOf(choice, "combination"));
    expect(lossOf(choice, choice.forecaster.name)).toBe(Math.min(...choice.scores.map(({ loss }) => loss)));
  });

  it("falls back to a yardstick that the combination does not hold its own against", () => {
    const choice = chosen(days(365, (day) => (day < 200 ? 2 : 30)));
    expect(choice.forecaster.name).toBe("seasonal_naive");
    expect(lossOf(choice, "seasonal_naive")).toBeLessThan(lossOf(choice, "combination"));
  });

  /** The winner by its definition: the greatest mean gain on the default, where that is two standard errors or more. */
  function winnerOf(values: readonly number[], pooled: PooledModel): string {
    const history = aHistory(values, ANY_WEEK);
    const plan = backTestPlan(values.length, 7);
    if (plan === null) throw new Error("too short a series for this test");
    const input = { values: history.values, index: history.index, tuning_days: plan.training_days, days: 7, pooled };
    const losses = FORECASTERS.map(({ kernel }) => [...backTestLosses(history, kernel(input), plan)]);
    const fallback = pooled === LEARNED ? 1 : 0;
    const gains = losses.map((own) => own.map((loss, i) => (losses[fallback]?.[i] ?? NaN) - loss));
    const clear = gains.map((own) => {
      const centre = own.reduce((sum, gain) => sum + gain, 0) / own.length;
      const variance = own.reduce((sum, gain) => sum + (gain - centre) ** 2, 0) / own.length;
      return centre > 2 * Math.sqrt(variance / plan.independent_windows) ? centre : 0;
    });
    clear[1 - fallback] = 0; // of the two ways to weigh the same estimates only one is a rival
    return FORECASTERS[Math.max(...clear) > 0 ? clear.indexOf(Math.max(...clear)) : fallback]?.name ?? "";
  }

  it.each([1, 2, 3, 4, 5, 6, 7, 8])("is the greatest gain of more than two standard errors, set %d", (seed) => {
    const shifts = poissonDays(200, (day) => (Math.floor(day / (15 + 5 * seed)) % 2 === 0 ? 4 : 4 + seed), seed);
    for (const pooled of [DEFAULT_POOLED_MODEL, LEARNED]) {
      expect(chosen(shifts, 7, pooled).forecaster.name).toBe(winnerOf(shifts, pooled));
    }
  });

  it("does not choose by a gain that chance explains, though a method had the smaller loss", () => {
    const choice = chosen(poissonDays(365, 3, 11));
    expect(Math.min(...choice.scores.map(({ loss }) => loss))).toBeLessThan(lossOf(choice, "combination"));
  });
});
