import { describe, expect, it } from "@jest/globals";
import { bucketLevels } from "../../../../src/domain/forecast/kernels/adida.ts";
import { imapa } from "../../../../src/domain/forecast/kernels/imapa.ts";
import { days } from "../../demand/a-series.ts";
import { kernelInput } from "../a-forecast.ts";

describe("IMAPA", () => {
  it("Petropoulos & Kourentzes 2015 by hand: gap 2, so the mean of days and pairs smoothed with α = 0.15", () => {
    const { levels, level_variance_ratio } = imapa(kernelInput([4, 0, 8, 0]));
    const daily = [4, 3.4, 4.09, 3.4765];
    const pairs = [4, 2, 2, 2.3];
    daily.forEach((level, t) => expect(levels[t]).toBeCloseTo((level + (pairs[t] ?? NaN)) / 2, 12));
    expect(level_variance_ratio).toBeCloseTo(((0.15 / 1.85) * (1 + 1 / 2)) / 2, 15);
  });

  it.each([
    ["two buckets at least, for what sells every day", days(60, (day) => 1 + (day % 5)), 2],
    ["as many as the gap is long", days(60, (day) => (day % 4 === 0 ? 3 + (day % 3) : 0)), 4],
    ["five at most", days(90, (day) => (day % 9 === 0 ? 3 + (day % 5) : 0)), 5],
  ])("takes the mean over %s", (_, values, count) => {
    const input = kernelInput(values);
    const paths = Array.from({ length: count }, (__, i) => bucketLevels(input, i + 1, 0.15));
    const { levels, level_variance_ratio } = imapa(input);
    levels.forEach((level, t) => {
      expect(level).toBeCloseTo(paths.reduce((sum, path) => sum + (path.levels[t] ?? NaN), 0) / count, 12);
    });
    expect(level_variance_ratio).toBeCloseTo(
      paths.reduce((sum, path) => sum + path.level_variance_ratio, 0) / count,
      15,
    );
  });

  it("is silent without history", () => expect(imapa(kernelInput([])).levels).toHaveLength(0));
});
