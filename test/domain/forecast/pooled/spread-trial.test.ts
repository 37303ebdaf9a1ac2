import { describe, expect, it } from "@jest/globals";
import { longRunLevel } from "../../../../src/domain/forecast/demand-forecast.ts";
import { spreadTrials } from "../../../../src/domain/forecast/pooled/spread-trial.ts";
import { measuredSpread } from "../../../../src/domain/forecast/spread.ts";
import { days, poissonDays } from "../../demand/a-series.ts";
import { aHistory } from "../a-forecast.ts";

const WEEK = { factors: Float64Array.of(0.4, 0.6, 1, 1, 1, 1.2, 1.8), between_variance: 0 };

describe("trials of the spread", () => {
  const values = poissonDays(100, 4);
  const levels = Float64Array.from(values, (_, t) => 3 + (t % 3));
  const history = aHistory(values, WEEK);

  it("hold what was known at each moment, as if the history had ended there, and what came", () => {
    const trials = spreadTrials(history, levels, 14, 3);
    expect(trials).toHaveLength(3);
    [45, 65, 85].forEach((t, i) => {
      const known = aHistory(values.slice(0, t + 1), WEEK);
      const longRun = longRunLevel(known);
      const shares = history.index.slice(t + 1, t + 15).reduce((sum, share) => sum + share, 0);
      const trial = trials[i];
      expect(trial?.present_units).toBeCloseTo((levels[t] ?? NaN) * shares, 10);
      expect(trial?.long_run_units).toBeCloseTo(longRun * shares, 10);
      expect(trial?.actual).toBe(values.slice(t + 1, t + 15).reduce((sum, value) => sum + value, 0));
      expect(trial?.day).toEqual(measuredSpread(known, levels.slice(0, t + 1), longRun, 1));
      expect(trial?.sum).toEqual(measuredSpread(known, levels.slice(0, t + 1), longRun, 14));
    });
  });

  it.each([
    ["where nothing was expected", poissonDays(100, 4), 0],
    ["where nothing was sold until then", days(100, (day) => (day < 90 ? 0 : 4)), 4],
    ["where the past is short", poissonDays(10, 4), 4],
  ])("are none %s", (_, quantity, level) => {
    expect(
      spreadTrials(
        aHistory(quantity),
        Float64Array.from(quantity, () => level),
        14,
        3,
      ),
    ).toEqual([]);
  });

  it("are none where days promised something and no window did", () => {
    // the level is zero until the day before the moment, so that no whole window of 14 days saw a promise
    const late = Float64Array.from(values, (_, t) => (t < 45 - 1 ? 0 : 4));
    expect(spreadTrials(history, late, 14, 1)).toEqual([]);
  });
});
