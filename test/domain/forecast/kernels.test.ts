import { describe, expect, it } from "@jest/globals";
import { combination } from "../../../src/domain/forecast/combination.ts";
import { crostonLevels } from "../../../src/domain/forecast/croston-sba.ts";
import { bestPath, startingLevel } from "../../../src/domain/forecast/forecast-kernel.ts";
import { FORECASTERS, forecasterLabel } from "../../../src/domain/forecast/forecasters.ts";
import { movingMean } from "../../../src/domain/forecast/moving-mean.ts";
import { pinballLoss } from "../../../src/domain/forecast/pinball-loss.ts";
import { seasonalNaive } from "../../../src/domain/forecast/seasonal-naive.ts";
import {
  simpleExponentialSmoothing,
  smoothedLevels,
} from "../../../src/domain/forecast/simple-exponential-smoothing.ts";
import { tsb, tsbLevels } from "../../../src/domain/forecast/tsb.ts";
import { weekdayIndex } from "../../../src/domain/forecast/weekday-index.ts";
import { anObserved, days, poissonDays } from "../demand/a-series.ts";

function input(quantity: readonly number[], index: readonly number[] = quantity.map(() => 1)) {
  return { values: Float64Array.from(quantity), index: Float64Array.from(index), tuning_days: quantity.length };
}

describe("simple exponential smoothing", () => {
  it("by hand, α = 0.5 from a start of 4: 10 → 7, 3 → 5", () => {
    const warm = [4, 4, 4, 4, 4, 4, 4];
    expect([...smoothedLevels(input([...warm, 10, 3]), 0.5).levels].slice(-2)).toEqual([7, 5]);
  });

  it("hardly moves on a weekday that sells hardly anything", () => {
    const index = [1, 1, 1, 1, 1, 1, 1, 0];
    expect(smoothedLevels(input([4, 4, 4, 4, 4, 4, 4, 0], index), 0.5).levels.at(-1)).toBe(4);
  });

  it("chooses a quick constant after a jump and a slow one on noise", () => {
    const jump = simpleExponentialSmoothing(input([...days(100, 2), ...days(100, 20)]));
    const noise = simpleExponentialSmoothing(input(poissonDays(365, 5)));
    expect(jump.level_variance_ratio).toBeGreaterThan(noise.level_variance_ratio);
    expect(jump.levels.at(-1)).toBeCloseTo(20, 1);
  });
});

describe("Croston with the Syntetos–Boylan correction", () => {
  it("by hand, α = 0.2, demands 6 on day 2 and 4 on day 5: size 5.6, interval 2.2", () => {
    const { levels } = crostonLevels(Float64Array.from([0, 6, 0, 0, 4, 0]), 0.2);
    expect(levels[0]).toBe(0);
    expect(levels[1]).toBeCloseTo((0.9 * 6) / 2, 14);
    expect(levels[4]).toBeCloseTo((0.9 * 5.6) / 2.2, 14);
    expect(levels[5]).toBe(levels[4]);
  });
});

describe("TSB", () => {
  it("by hand, β = 0.5, α = 0.2 from a start of 2 in 4: probability ¼, ⅝, 13/16, 13/32; size 6, then 5.6", () => {
    const { levels } = tsbLevels(Float64Array.from([0, 6, 4, 0]), 0.5, 0.2);
    expect(levels[0]).toBe(0);
    expect(levels[1]).toBeCloseTo(0.625 * 6, 14);
    expect(levels[2]).toBeCloseTo(0.8125 * 5.6, 14);
    expect(levels[3]).toBeCloseTo(0.40625 * 5.6, 14);
  });

  it("lets a dying item fade while Croston remembers it for ever", () => {
    const dying = input([...days(100, (day) => (day % 2) * 3), ...days(100, 0)]);
    expect(tsb(dying).levels.at(-1)).toBeLessThan(0.6);
    expect(crostonLevels(dying.values, 0.1).levels.at(-1)).toBeGreaterThan(1.3);
  });

  it("is silent without history", () => expect(tsb(input([])).levels).toHaveLength(0));
});

describe("yardsticks", () => {
  it("seasonal naive expects last week again", () => {
    expect(seasonalNaive(input([9, 9, 1, 2, 3, 4, 5, 6, 7])).levels.at(-1)).toBe(4);
  });

  it("moving mean forgets what is older than 91 days", () => {
    const path = movingMean(input([...days(50, 1000), ...days(91, 3)]));
    expect(path.levels.at(-1)).toBeCloseTo(3, 9);
    expect(path.level_variance_ratio).toBe(1 / 91);
  });

  it("counts days by their weekday's weight", () => {
    expect(movingMean(input([2, 4], [0.5, 1])).levels.at(-1)).toBe(4);
    expect(movingMean(input([0, 0], [0, 0])).levels.at(-1)).toBe(0);
  });
});

describe("combination", () => {
  it("is the mean of its three parts", () => {
    const history = input(poissonDays(120, 3));
    const parts = [simpleExponentialSmoothing(history), tsb(history), movingMean(history)];
    const mean = parts.reduce((sum, { levels }) => sum + (levels.at(-1) ?? 0), 0) / 3;
    expect(combination(history).levels.at(-1)).toBeCloseTo(mean, 12);
  });
});

describe("registry", () => {
  it.each(FORECASTERS.map(({ name, kernel }) => ({ name, kernel })))(
    "$name settles on a constant demand",
    ({ kernel }) => {
      expect(kernel(input(days(200, 6))).levels.at(-1)).toBeCloseTo(6, 0);
    },
  );

  it("names every method in Chinese, and an unknown one by its code", () => {
    expect(FORECASTERS.map(({ name }) => forecasterLabel(name))).not.toContain("");
    expect(forecasterLabel("from_the_future")).toBe("from_the_future");
  });

  it("begins nowhere without history", () => {
    expect(startingLevel(input([]))).toBe(0);
    expect(bestPath(input([]), []).levels).toHaveLength(0);
  });
});

describe("weekday index", () => {
  const weekend = (day: number) => ((day + 5) % 7 >= 5 ? 12 : 3);

  it("finds a weekly pattern and keeps mean 1", () => {
    const index = weekdayIndex(anObserved(poissonDays(364, (day) => (day % 7 >= 5 ? 12 : 3))));
    expect([...index].reduce((sum, factor) => sum + factor, 0)).toBeCloseTo(7, 12);
    expect(Math.min(index[5] ?? 0, index[6] ?? 0)).toBeGreaterThan(1.7);
    expect(Math.max(...index.slice(0, 5))).toBeLessThan(0.7);
  });

  it("does not take chance for a pattern", () => {
    const index = weekdayIndex(anObserved(poissonDays(364, 1, 99)));
    expect(Math.max(...index) - Math.min(...index)).toBeLessThan(0.25);
  });

  it.each([
    ["less than four weeks", days(20, weekend), undefined],
    ["no demand", days(70, 0), undefined],
    ["a weekday never seen", days(70, weekend), days(70, (day) => (day % 7 === 3 ? 0 : 1))],
    ["no difference at all", days(70, 5), undefined],
  ])("is flat for %s", (_, quantity, in_stock) => {
    expect([...weekdayIndex(anObserved(quantity, in_stock))]).toEqual(days(7, 1));
  });
});

describe("pinball loss", () => {
  it.each([
    [0.95, 10, 14, 3.8],
    [0.95, 10, 6, 0.2],
    [0.5, 10, 10, 0],
  ])("at %d for quantile %d when %d comes is %d", (p, quantile, actual, want) => {
    expect(pinballLoss(p, quantile, actual)).toBeCloseTo(want, 12);
  });
});
