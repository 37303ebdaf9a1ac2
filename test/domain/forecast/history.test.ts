import { describe, expect, it } from "@jest/globals";
import { historyOf } from "../../../src/domain/forecast/history.ts";
import { days } from "../demand/a-series.ts";
import { ANY_WEEK, aSeasonHistory, ONE_POSITION } from "./a-forecast.ts";

const WEEK = { factors: Float64Array.of(0.5, 0.5, 1, 1, 1, 1, 2), between_variance: 0 };

describe("history", () => {
  it("keeps sums of demand and of shares up to each day", () => {
    const history = historyOf(aSeasonHistory([3, 0, 4, 1]), WEEK);
    expect([...history.index]).toEqual([0.5, 0.5, 1, 1]);
    expect([...history.value_sums]).toEqual([0, 3, 3, 7, 8]);
    expect([...history.index_sums]).toEqual([0, 0.5, 1, 2, 3]);
    expect(history.season_index).toEqual(WEEK.factors);
  });

  it("multiplies a day's share by its own effect, and leaves the demand as it was", () => {
    const history = historyOf(aSeasonHistory([3, 0, 4, 1]), WEEK, Float64Array.of(1, 2, 0, 0.5));
    expect([...history.index]).toEqual([0.5, 1, 0, 0.5]);
    expect([...history.values]).toEqual([3, 0, 4, 1]);
    expect([...history.index_sums]).toEqual([0, 0.5, 1.5, 1.5, 2]);
  });

  it("takes a promotion out before it looks for weekdays: a sale each Sunday is no Sunday's habit", () => {
    const past = aSeasonHistory(days(70, (day) => (day % 7 === 6 ? 12 : 4)));
    const factors = Float64Array.from(past.values, (value) => value / 4);
    expect([...historyOf(past, ANY_WEEK, factors).season_index]).toEqual(days(7, 1));
    expect(historyOf(past, ANY_WEEK).season_index[6]).toBeCloseTo((12 * 7) / 36, 12);
  });

  it("takes a day without any effect of its own, a shop closed, for what it is", () => {
    const past = aSeasonHistory(days(70, (day) => (day === 5 ? 0 : 4)));
    const factors = Float64Array.from(past.values, (value) => (value === 0 ? 0 : 1));
    const { index, season_index } = historyOf(past, ANY_WEEK, factors);
    expect(index[5]).toBe(0);
    expect([...season_index].every(Number.isFinite)).toBe(true);
  });

  it("is empty without days", () => {
    const history = historyOf(aSeasonHistory([]), ONE_POSITION);
    expect([...history.value_sums]).toEqual([0]);
    expect([...history.index_sums]).toEqual([0]);
    expect(history.index).toHaveLength(0);
  });
});
