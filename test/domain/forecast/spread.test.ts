import { describe, expect, it } from "@jest/globals";
import { warmUpDays } from "../../../src/domain/forecast/forecast-kernel.ts";
import type { History } from "../../../src/domain/forecast/history.ts";
import { movingMean } from "../../../src/domain/forecast/kernels/moving-mean.ts";
import type { LevelPath } from "../../../src/domain/forecast/forecast-kernel.ts";
import { dispersionsAt, measuredSpread, spreadWeight } from "../../../src/domain/forecast/spread.ts";
import { days, poissonDays } from "../demand/a-series.ts";
import { aHistory, kernelInput } from "./a-forecast.ts";

const WEEK = { factors: Float64Array.of(0.4, 0.6, 1, 1, 1, 1.2, 1.8), between_variance: 0 };
const RATIO = 0.1;

/** The windows that begin after the warm-up and end by `until`: what was promised, what came, and their shares. */
function windows({ values, index }: History, levels: Float64Array, length: number, until: number) {
  const all: { mean: number; actual: number; shares: number }[] = [];
  for (let origin = warmUpDays(values.length) - 1; origin + length <= until; origin++) {
    const shares = index.slice(origin + 1, origin + 1 + length).reduce((sum, share) => sum + share, 0);
    const actual = values.slice(origin + 1, origin + 1 + length).reduce((sum, value) => sum + value, 0);
    all.push({ mean: (levels[origin] ?? NaN) * shares, actual, shares });
  }
  return all;
}

/** As it was known on every day. */
function dispersionPath(history: History, path: LevelPath, length: number): Float64Array {
  return dispersionsAt(history, path, length, [...history.values.keys()]);
}

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

describe("weight of a sum in its variance", () => {
  it("adds to the days' own noise the level's uncertainty, which all days share: 5·(10 + 0.02·100)", () => {
    expect(spreadWeight(5, 10, 0.02)).toBeCloseTo(60, 12);
    expect(spreadWeight(5, 1, 0)).toBe(5);
  });
});

describe("dispersion as it was known on each day", () => {
  const history = aHistory(poissonDays(60, 4), WEEK);
  const levels = history.values.map((_, t) => 2 + (t % 5));

  it.each([1, 7])("is squared errors over their weights, of windows of %d days that had ended", (length) => {
    const path = dispersionPath(history, { levels, level_variance_ratio: RATIO }, length);
    for (const t of [6 + length, 20, 59]) {
      const known = windows(history, levels, length, t);
      const errors = total(known.map(({ mean, actual }) => (actual - mean) ** 2));
      const weights = total(known.map(({ mean, shares }) => mean + RATIO * mean * shares));
      expect(path[t]).toBeCloseTo(errors / weights, 10);
    }
  });

  it.each([1, 7])("is unknown before the first window of %d days after the warm-up has ended", (length) => {
    const path = dispersionPath(history, { levels, level_variance_ratio: RATIO }, length);
    const first = warmUpDays(60) + length - 1;
    expect([...path.slice(0, first)].every(Number.isNaN)).toBe(true);
    expect(path[first]).toBeGreaterThan(0);
    expect(path).toHaveLength(60);
  });

  it("is unknown while nothing was expected", () => {
    const path = { levels: new Float64Array(10), level_variance_ratio: 0 };
    expect([...dispersionPath(aHistory(days(10, 0)), path, 1)].every(Number.isNaN)).toBe(true);
    expect([...dispersionPath(aHistory(days(10, 3)), path, 1)].every(Number.isNaN)).toBe(true);
  });

  it("is about one for Poisson demand and the variance ratio for a clumped one", () => {
    const last = (values: number[]) =>
      dispersionPath(aHistory(values), movingMean(kernelInput(values)), 1).at(-1) ?? NaN;
    expect(Math.abs(last(poissonDays(400, 8)) - 1)).toBeLessThan(0.2);
    expect(Math.abs(last(poissonDays(400, 2).map((count) => 4 * count)) - 4)).toBeLessThan(0.8);
  });
});

describe("dispersion at some moments", () => {
  it("is what it was on those days", () => {
    const history = aHistory(poissonDays(60, 4), WEEK);
    const path = { levels: history.values.map((_, t) => 2 + (t % 5)), level_variance_ratio: RATIO };
    const all = dispersionPath(history, path, 7);
    expect([...dispersionsAt(history, path, 7, [3, 20, 21, 58])]).toEqual([NaN, all[20], all[21], all[58]]);
  });
});

describe("measured spread", () => {
  const history = aHistory(poissonDays(120, 4), WEEK);
  const levels = history.values.map((_, t) => 2 + (t % 5));

  it.each([1, 14])("of sums over %d days is squared errors over what was promised, about both levels", (length) => {
    const all = windows(history, levels, length, 119);
    const dispersion = total(all.map(({ mean, actual }) => (actual - mean) ** 2)) / total(all.map(({ mean }) => mean));
    const longErrors = total(all.map(({ actual, shares }) => (actual - 3.5 * shares) ** 2));
    const long_run_dispersion = longErrors / total(all.map(({ shares }) => 3.5 * shares));
    const measured = measuredSpread(history, levels, 3.5, length);
    expect(measured?.days).toBe(length);
    expect(measured?.dispersion).toBeCloseTo(dispersion, 10);
    expect(measured?.long_run_dispersion).toBeCloseTo(long_run_dispersion, 10);
    expect(measured?.independent_windows).toBeCloseTo((120 - 13 - length) / length, 12);
  });

  it("by hand: level 4, then 7 and 3 come: (9 + 1) ÷ 8", () => {
    const measured = measuredSpread(aHistory([4, 7, 3]), Float64Array.of(4, 4, 4), 5, 1);
    expect(measured).toEqual({
      days: 1,
      dispersion: 10 / 8,
      long_run_dispersion: (4 + 4) / 10,
      independent_windows: 2,
    });
  });

  it.each([
    ["no window has ended", [4, 7, 3], 4, 5, 3],
    ["nothing was promised", [4, 7, 3], 0, 5, 1],
    ["the long run promises nothing", [4, 7, 3], 4, 0, 1],
    ["there is no history", [], 4, 5, 1],
  ])("is unknown where %s", (_, values, level, longRun, length) => {
    const known = Float64Array.from(values, () => level);
    expect(measuredSpread(aHistory(values), known, longRun, length)).toBeNull();
  });
});
