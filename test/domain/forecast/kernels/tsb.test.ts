import { describe, expect, it } from "@jest/globals";
import { crostonLevels } from "../../../../src/domain/forecast/kernels/croston-sba.ts";
import { tsb, tsbLevels } from "../../../../src/domain/forecast/kernels/tsb.ts";
import { days } from "../../demand/a-series.ts";
import { kernelInput } from "../a-forecast.ts";

describe("TSB", () => {
  it("Teunter, Syntetos & Babai 2011 (4): p ← p + β·(1{y>0} − p), z ← z + α·(y − z) on demand; ¼, ⅝, 13/16, 13/32", () => {
    const { levels } = tsbLevels(Float64Array.of(0, 6, 4, 0), 0.5, 0.2);
    expect(levels[0]).toBe(0);
    expect(levels[1]).toBeCloseTo(0.625 * 6, 14);
    expect(levels[2]).toBeCloseTo(0.8125 * 5.6, 14);
    expect(levels[3]).toBeCloseTo(0.40625 * 5.6, 14);
  });

  it("falls by the factor 1 − β on each day without demand", () => {
    const { levels } = tsbLevels(Float64Array.from([5, ...days(10, 0)]), 0.06, 0.2);
    for (let t = 1; t < 11; t++) expect((levels[t] ?? NaN) / (levels[t - 1] ?? NaN)).toBeCloseTo(0.94, 12);
  });

  it("starts from the share of demand among the first 28 days, no later ones", () => {
    const values = [...days(28, (day) => (day < 7 ? 4 : 0)), ...days(28, 4)];
    const { levels } = tsbLevels(Float64Array.from(values), 0.1, 0.2);
    expect(levels[0]).toBeCloseTo((0.25 + 0.1 * 0.75) * 4, 14);
  });

  it("has the variance of the smoothed chance, β ÷ (2 − β)", () => {
    expect(tsbLevels(Float64Array.of(1), 0.06, 0.2).level_variance_ratio).toBe(0.06 / 1.94);
  });

  it("lets a dying item fade while Croston remembers it for ever", () => {
    const dying = kernelInput([...days(100, (day) => (day % 2) * 3), ...days(100, 0)]);
    const path = tsb(dying);
    expect(path.level_variance_ratio).toBe(0.06 / 1.94);
    expect(path.levels.at(-1)).toBeLessThan(0.01);
    expect(crostonLevels(dying.values, 0.1).levels.at(-1)).toBeGreaterThan(1.3);
  });

  it("takes the slow chance where demand keeps coming by chance alone, and the size that fits", () => {
    const steady = kernelInput(days(300, (day) => ((day * 7) % 10 < 4 ? 5 : 0)));
    expect(tsb(steady).level_variance_ratio).toBe(0.02 / 1.98);
    const grown = kernelInput(days(300, (day) => (day < 150 ? 2 : 20)));
    const slow = tsbLevels(grown.values, 0.02, 0.05).levels.at(-1) ?? NaN;
    expect(tsb(grown).levels.at(-1)).toBeGreaterThan(slow);
  });

  it("is silent without history", () => {
    expect(tsb(kernelInput([])).levels).toHaveLength(0);
    expect(tsbLevels(new Float64Array(0), 0.1, 0.1).levels).toHaveLength(0);
  });
});
