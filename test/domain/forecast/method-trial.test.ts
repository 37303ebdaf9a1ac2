import { describe, expect, it } from "@jest/globals";
import { chooseForecaster } from "../../../src/domain/forecast/choose-forecaster.ts";
import { FORECASTERS } from "../../../src/domain/forecast/forecasters.ts";
import { methodTrial } from "../../../src/domain/forecast/method-trial.ts";
import { DEFAULT_POOLED_MODEL } from "../../../src/domain/forecast/pooled-model.ts";
import { days, poissonDays } from "../demand/a-series.ts";
import { aHistory, ANY_WEEK } from "./a-forecast.ts";

const SCORES = [
  { forecaster: "combination", loss: 8 },
  { forecaster: "seasonal_naive", loss: 10 },
  { forecaster: "ses", loss: 7.5 },
];

describe("how the methods did on an item's own past", () => {
  it("is told relative to the seasonal naive one, the best first, with the one in use", () => {
    expect(methodTrial("combination", SCORES)).toEqual({
      reason: "usual_kept",
      methods: [
        { forecaster: "ses", relative_loss: 0.75, is_used: false },
        { forecaster: "combination", relative_loss: 0.8, is_used: true },
        { forecaster: "seasonal_naive", relative_loss: 1, is_used: false },
      ],
    });
  });

  it.each([
    { name: "the usual one where it is the best", used: "combination", scores: SCORES.slice(0, 2), want: "usual_best" },
    {
      name: "the usual one as long as the better may be luck",
      used: "combination",
      scores: SCORES,
      want: "usual_kept",
    },
    { name: "another that took its place", used: "ses", scores: SCORES, want: "clearly_better" },
    { name: "the usual one where the past is too short", used: "pooled", scores: [], want: "too_short" },
  ] as const)("says why it is $name", ({ used, scores, want }) => {
    expect(methodTrial(used, scores)?.reason).toBe(want);
  });

  it("says nothing where nothing is sold and no method is in use", () => {
    expect(methodTrial("none", [])).toBeNull();
  });

  it.each([
    { name: "the yardstick made no error", scores: [{ forecaster: "seasonal_naive", loss: 0 }] },
    { name: "the yardstick is missing", scores: [{ forecaster: "combination", loss: 3 }] },
  ])("gives no share where $name", ({ scores }) => {
    expect(methodTrial("combination", scores)?.methods[0]?.relative_loss).toBeNull();
  });

  it.each([
    { name: "plain noise", quantity: poissonDays(365, 3, 11), is_replaced: false },
    { name: "a climb", quantity: days(200, (day) => 5 + day), is_replaced: true },
  ])("agrees with the choice itself on $name", ({ quantity, is_replaced }) => {
    const { forecaster, scores } = chooseForecaster(aHistory(quantity, ANY_WEEK), 14, DEFAULT_POOLED_MODEL);
    const trial = methodTrial(forecaster.name, scores);
    expect(trial?.methods).toHaveLength(FORECASTERS.length - 1);
    expect(trial?.methods.filter(({ is_used }) => is_used)).toMatchObject([{ forecaster: forecaster.name }]);
    expect(forecaster.name !== "combination").toBe(is_replaced);
    expect(trial?.reason === "clearly_better").toBe(is_replaced);
  });
});
