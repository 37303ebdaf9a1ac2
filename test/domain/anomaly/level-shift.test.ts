import { describe, expect, it } from "@jest/globals";
import { cusumLimit, cusumRunLength, levelShift, residualsOf } from "../../../src/domain/anomaly/level-shift.ts";
import { days } from "../demand/a-series.ts";

describe("CUSUM (Montgomery, Statistical Quality Control, table 9.3 by Siegmund's approximation)", () => {
  it.each([
    [4, 168],
    [5, 465],
  ])("with limit %d and k = ½ alarms falsely every %d days", (limit, want) => {
    expect(Math.abs(cusumRunLength(limit) / want - 1)).toBeLessThan(0.01);
    expect(cusumLimit(cusumRunLength(limit))).toBeCloseTo(limit, 10);
  });

  it("is half of (e^b − b − 1) ÷ ½", () => {
    expect(cusumRunLength(5)).toBeCloseTo(Math.exp(6.166) - 6.166 - 1, 10);
  });
});

describe("residuals", () => {
  it("are deviations in standard deviations, none where nothing was expected", () => {
    expect(residualsOf(Float64Array.of(10, 1, 3), Float64Array.of(4, 4, 0), 2.25)).toEqual([2, -1, 0]);
  });
});

describe("a shift of the level", () => {
  const calm = days(30, (day) => (day % 2 === 0 ? 0.4 : -0.4));
  const year = cusumRunLength(5);

  it("is found with the day it began", () => {
    expect(levelShift([...calm, ...days(11, 1)], year)).toEqual({
      ...{ direction: "up", since: 30 },
      sentence: "近 11 天销量持续高于平常水平，预测水平已变，请核对补货参数。",
    });
    expect(levelShift([...calm, ...days(11, -1)], year)).toEqual({
      ...{ direction: "down", since: 30 },
      sentence: "近 11 天销量持续低于平常水平，预测水平已变，请核对补货参数。",
    });
  });

  it("needs more than the limit: ten days of one deviation are just 5", () => {
    expect(levelShift(days(9, 1), year)).toBeNull();
    expect(levelShift(days(11, 1), year)?.since).toBe(0);
  });

  it("is no single spike, however large", () => {
    expect(levelShift([...calm, 50, ...calm], year)).toBeNull();
    expect(levelShift([50, 50], year)).toBeNull();
    expect(levelShift([50, 50, 50], year)?.direction).toBe("up");
  });

  it("is over when the level comes back", () => {
    expect(levelShift([...days(20, 1), ...days(20, -0.5)], year)).toBeNull();
  });

  it("is none without days", () => expect(levelShift([], year)).toBeNull());
});
