import { describe, expect, it } from "@jest/globals";
import { dayNumber } from "../../../src/domain/calendar/day.ts";
import { historyOf } from "../../../src/domain/forecast/history.ts";
import { DEFAULT_POOLED_MODEL } from "../../../src/domain/forecast/pooled-model.ts";
import { type DayMark, weeklyOutcomes } from "../../../src/domain/indicators/weekly-outcomes.ts";
import { days } from "../demand/a-series.ts";

const ORDINARY = { is_promotion: false, events: [] };
const FIRST = dayNumber("2026-06-01");

function outcomes(
  values: readonly number[],
  level: (day: number) => number,
  weeks = 8,
  markOf: (day: number) => DayMark = () => ORDINARY,
) {
  const positions = Float64Array.from(values, (_, day) => day % 7);
  const history = historyOf({ values: Float64Array.from(values), positions }, DEFAULT_POOLED_MODEL.season);
  return weeklyOutcomes(
    history,
    { levels: Float64Array.from(values, (_, day) => level(day)), level_variance_ratio: 0 },
    weeks,
    { day_numbers: Float64Array.from(values, (_, day) => FIRST + day), markOf: (number) => markOf(number - FIRST) },
  );
}

describe("weeks beside what was expected of them", () => {
  it("hold the level of the day before each week against what the week brought, latest first", () => {
    const found = outcomes([...days(28, 1), ...days(7, 2), ...days(7, 3)], (day) => (day < 34 ? 1 : 2));
    expect(found.map(({ actual }) => actual)).toEqual([21, 14]);
    expect(found.map(({ forecast }) => forecast)).toEqual([expect.closeTo(14, 9), expect.closeTo(7, 9)]);
    expect(found[0]?.is_promotion).toBe(false);
  });

  it("begin after four weeks, and are no more than asked for", () => {
    expect(outcomes(days(34, 1), () => 1)).toEqual([]);
    expect(outcomes(days(35, 1), () => 1)).toHaveLength(1);
    expect(outcomes(days(200, 1), () => 1)).toHaveLength(8);
    expect(outcomes(days(200, 1), () => 1, 3)).toHaveLength(3);
    expect(outcomes([], () => 1)).toEqual([]);
  });

  it("tell the days of a promotion, of an event and ordinary ones of a week apart", () => {
    const sold = [...days(28, 1), 1, 1, 1, 1, 9, 9, 5];
    const marks: Record<number, DayMark> = {
      32: { is_promotion: true, events: [] },
      33: { is_promotion: true, events: [] },
      34: { is_promotion: false, events: ["短视频"] },
    };
    const found = outcomes(
      sold,
      () => 1,
      8,
      (day) => marks[day] ?? ORDINARY,
    );
    expect(found.map(({ is_promotion, events, actual }) => [is_promotion, events, actual])).toEqual([
      [false, [], 4],
      [true, [], 18],
      [false, ["短视频"], 5],
    ]);
    expect(found.reduce((sum, { forecast }) => sum + forecast, 0)).toBeCloseTo(7, 9);
    expect(new Set(found.map(({ last_day }) => last_day))).toEqual(new Set(["2026-07-05"]));
  });
});
