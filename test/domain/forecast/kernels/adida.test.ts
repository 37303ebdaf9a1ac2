import { describe, expect, it } from "@jest/globals";
import { adida, bucketLevels, usualGap } from "../../../../src/domain/forecast/kernels/adida.ts";
import { days } from "../../demand/a-series.ts";
import { kernelInput } from "../a-forecast.ts";

describe("usual gap between two demands", () => {
  it.each([
    ["every day: 1", days(30, 2), 1],
    ["three of nine: 3", [1, 0, 0, 2, 0, 0, 5, 0, 0], 3],
    ["rounded to whole days: 10 ÷ 4 → 3", [1, 1, 1, 1, 0, 0, 0, 0, 0, 0], 3],
    ["rounded down as well: 9 ÷ 4 → 2", [1, 1, 1, 1, 0, 0, 0, 0, 0], 2],
    ["once in three months: at most 28", days(90, (day) => (day === 40 ? 1 : 0)), 28],
    ["never: 28", days(10, 0), 28],
    ["nothing known: 28", [], 28],
  ])("%s", (_, values, want) => expect(usualGap(kernelInput(values))).toBe(want));

  it("looks at the days it may learn from only", () => {
    expect(usualGap(kernelInput([1, 0, 1, 0, 1, 1, 1, 1], { tuning_days: 4 }))).toBe(2);
  });
});

describe("ADIDA", () => {
  it("Nikolopoulos et al. 2011 by hand: buckets of 3 hold 3, 6, 9; α = 0.25 smooths 1 → 1.25 → 1.6875 a day", () => {
    const { levels } = bucketLevels(kernelInput([0, 0, 3, 6, 0, 0, 0, 9, 0]), 3, 0.25);
    expect([...levels]).toEqual([0, 0, 1, 1, 1, 1.25, 1.25, 1.25, 1.6875]);
  });

  it("expects the mean so far until the first bucket is full", () => {
    expect([...bucketLevels(kernelInput([4, 0, 2, 0]), 28, 0.1).levels]).toEqual([4, 2, 2, 1.5]);
  });

  it("divides each bucket by the shares of its days: 6 on shares 1 + 2 are 2 a day", () => {
    const index = Float64Array.of(1, 2, 1, 1);
    expect([...bucketLevels(kernelInput([0, 6, 4, 4], { index }), 2, 0.5).levels]).toEqual([0, 2, 2, 3]);
  });

  it("keeps a bucket open while its days have no share", () => {
    const index = Float64Array.of(0, 0, 2, 1, 1);
    expect([...bucketLevels(kernelInput([0, 0, 8, 2, 2], { index }), 2, 0.5).levels]).toEqual([0, 0, 4, 4, 3]);
  });

  it("has a level of variance α ÷ (2 − α) of a bucket's mean", () => {
    expect(bucketLevels(kernelInput([1]), 4, 0.1).level_variance_ratio).toBeCloseTo(0.1 / 1.9 / 4, 16);
  });

  it("takes the usual gap as bucket, and the quick constant after a jump", () => {
    const jump = days(240, (day) => (day % 3 === 0 ? (day < 120 ? 3 : 60) : 0));
    const input = kernelInput(jump);
    const quick = bucketLevels(input, 3, 0.25);
    expect(adida(input)).toEqual(quick);
    expect(bucketLevels(input, 3, 0.1)).not.toEqual(quick);
  });

  it("takes the slow constant where buckets differ by chance alone", () => {
    const input = kernelInput(days(240, (day) => (day % 4 === 0 ? 2 : 6)));
    expect(adida(input)).toEqual(bucketLevels(input, 1, 0.1));
  });
});
