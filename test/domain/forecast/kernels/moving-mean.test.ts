import { describe, expect, it } from "@jest/globals";
import { movingMean, trailingMean } from "../../../../src/domain/forecast/kernels/moving-mean.ts";
import { seasonalNaive } from "../../../../src/domain/forecast/kernels/seasonal-naive.ts";
import { DEFAULT_POOLED_MODEL } from "../../../../src/domain/forecast/pooled-model.ts";
import { days } from "../../demand/a-series.ts";
import { kernelInput } from "../a-forecast.ts";

describe("moving mean", () => {
  it("by hand, three days of 2, 4, 6, 8: 2, 3, 4, 6", () => {
    const path = trailingMean(kernelInput([2, 4, 6, 8]), 3);
    expect([...path.levels]).toEqual([2, 3, 4, 6]);
    expect(path.level_variance_ratio).toBe(1 / 3);
  });

  it("forgets what is older than 91 days, no sooner", () => {
    const path = movingMean(kernelInput([...days(50, 1000), ...days(91, 3)]));
    expect(path.levels.at(-1)).toBe(3);
    expect(path.levels.at(-2)).toBeCloseTo((1000 + 90 * 3) / 91, 12);
    expect(path.level_variance_ratio).toBe(1 / 91);
  });

  it("is the less sure the fewer days there are", () => {
    expect(movingMean(kernelInput(days(20, 3))).level_variance_ratio).toBe(1 / 20);
    expect(movingMean(kernelInput([])).level_variance_ratio).toBe(1);
  });

  it("counts days by their weekday's weight, and forgets the weights with the days", () => {
    const index = Float64Array.of(0.5, 1, 2, 1);
    expect([...trailingMean(kernelInput([2, 4, 8, 4], { index }), 2).levels]).toEqual([4, 4, 4, 4]);
  });

  it("is zero while no day had a share, and after what is lost to rounding", () => {
    expect([...movingMean(kernelInput([0, 0], { index: new Float64Array(2) })).levels]).toEqual([0, 0]);
    const { levels } = trailingMean(kernelInput([0.1, 0.2, 0.3, 0, 0, 0]), 3);
    expect(levels.at(-1)).toBeGreaterThanOrEqual(0);
    expect(levels.at(-1)).toBeLessThan(1e-15);
  });
});

describe("seasonal naive", () => {
  it("expects the mean of the last cycle, by hand: 1 … 7 after two days of 9 is 4", () => {
    const path = seasonalNaive(kernelInput([9, 9, 1, 2, 3, 4, 5, 6, 7]));
    expect(path.levels.at(-1)).toBe(4);
    expect(path.levels.at(-2)).toBeCloseTo((9 + 1 + 2 + 3 + 4 + 5 + 6) / 7, 12);
    expect(path.level_variance_ratio).toBe(1 / 7);
  });

  it("knows how long the cycle is: twelve months", () => {
    const season = { factors: new Float64Array(12).fill(1), between_variance: null };
    const input = kernelInput([100, ...days(12, (month) => month)], { pooled: { ...DEFAULT_POOLED_MODEL, season } });
    expect(seasonalNaive(input).levels.at(-1)).toBe(5.5);
  });
});
