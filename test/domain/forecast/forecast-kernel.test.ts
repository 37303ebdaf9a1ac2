import { describe, expect, it } from "@jest/globals";
import { bestPath, startingLevel, warmUpDays } from "../../../src/domain/forecast/forecast-kernel.ts";
import { kernelInput } from "./a-forecast.ts";

describe("warm-up", () => {
  it.each([
    [0, 1],
    [15, 1],
    [16, 2],
    [111, 13],
    [112, 14],
    [5000, 14],
  ])("of %d days of history takes %d", (history, want) => expect(warmUpDays(history)).toBe(want));
});

describe("starting level", () => {
  it.each([
    ["is the mean of the first seven days", [1, 2, 3, 4, 5, 6, 7, 1000], undefined, 4],
    ["is the mean of fewer where there are fewer", [2, 4], undefined, 3],
    ["counts days by their shares", [2, 4], [0.5, 1], 4],
    ["is zero without a share", [2, 4], [0, 0], 0],
    ["is zero without history", [], undefined, 0],
  ])("%s", (_, values, shares, want) => {
    const index = shares === undefined ? {} : { index: Float64Array.from(shares) };
    expect(startingLevel(kernelInput(values, index))).toBe(want);
  });
});

describe("best path", () => {
  const of = (...levels: number[]) => ({ levels: Float64Array.from(levels), level_variance_ratio: levels.at(-1) ?? 0 });

  it("is the one that was nearest to the next day, by squares: 1 + 1 before 0 + 4", () => {
    const input = kernelInput([0, 5, 5]);
    const twiceByOne = of(4, 4, 9);
    const onceByTwo = of(5, 3, 5);
    expect(bestPath(input, [() => onceByTwo, () => twiceByOne])).toBe(twiceByOne);
    expect(bestPath(input, [() => twiceByOne, () => onceByTwo])).toBe(twiceByOne);
  });

  it("is the higher one where demand is as high", () => {
    const right = of(5, 5, 5);
    expect(bestPath(kernelInput([5, 5, 5]), [() => of(1, 1, 1), () => right])).toBe(right);
  });

  it("is the first of equals", () => {
    const [first, second] = [of(1, 1, 1), of(1, 1, 2)];
    expect(bestPath(kernelInput([1, 1, 1]), [() => first, () => second])).toBe(first);
  });

  it("compares days by their shares: a level of 2 on a day of share 3 expects 6", () => {
    const input = kernelInput([0, 6], { index: Float64Array.of(1, 3) });
    const right = of(2, 0);
    expect(bestPath(input, [() => of(6, 0), () => right])).toBe(right);
  });

  it("does not look at the warm-up, nor at days from the tuning limit on", () => {
    const values = Array.from({ length: 32 }, () => 1); // warm-up: four days, so the level of the third counts first
    const late = of(...values.map((_, t) => (t < 3 || t > 18 ? 50 : 1)));
    const steady = of(...values.map(() => 1.1));
    expect(bestPath(kernelInput(values, { tuning_days: 20 }), [() => steady, () => late])).toBe(late);
    expect(bestPath(kernelInput(values, { tuning_days: 21 }), [() => steady, () => late])).toBe(steady);
    const earlier = of(...values.map((_, t) => (t < 4 ? 50 : 1)));
    expect(bestPath(kernelInput(values, { tuning_days: 20 }), [() => steady, () => earlier])).toBe(steady);
  });

  it("is all zeros without candidates", () => {
    expect(bestPath(kernelInput([3, 4]), [])).toEqual({ levels: new Float64Array(2), level_variance_ratio: 0 });
  });
});
