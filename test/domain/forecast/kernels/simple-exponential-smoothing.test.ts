import { describe, expect, it } from "@jest/globals";
import {
  simpleExponentialSmoothing,
  smoothedLevels,
} from "../../../../src/domain/forecast/kernels/simple-exponential-smoothing.ts";
import { days, poissonDays } from "../../demand/a-series.ts";
import { kernelInput } from "../a-forecast.ts";

describe("simple exponential smoothing", () => {
  it("Brown 1956: l ← l + α·(y − l), by hand with α = 0.5 from a start of 4: 10 → 7, 3 → 5", () => {
    const path = smoothedLevels(kernelInput([4, 4, 4, 4, 4, 4, 4, 10, 3]), 0.5);
    expect([...path.levels]).toEqual([4, 4, 4, 4, 4, 4, 4, 7, 5]);
  });

  it("has a level of variance α ÷ (2 − α) of a day's (Brown 1956)", () => {
    expect(smoothedLevels(kernelInput([4]), 0.5).level_variance_ratio).toBe(0.5 / 1.5);
  });

  it("equals the weighted sum it stands for: lₙ = (1 − α)ⁿ·l₀ + Σ α·(1 − α)ᵏ·yₙ₋ₖ", () => {
    const alpha = 0.3;
    const values = poissonDays(40, 6);
    const start = values.slice(0, 7).reduce((sum, value) => sum + value, 0) / 7;
    const weighted = values.reduce((sum, y, t) => sum + alpha * (1 - alpha) ** (39 - t) * y, 0);
    const { levels } = smoothedLevels(kernelInput(values), alpha);
    expect(levels.at(-1)).toBeCloseTo((1 - alpha) ** 40 * start + weighted, 12);
  });

  it("hardly moves on a weekday that sells hardly anything", () => {
    const index = Float64Array.of(1, 1, 1, 1, 1, 1, 1, 0);
    expect(smoothedLevels(kernelInput([4, 4, 4, 4, 4, 4, 4, 0], { index }), 0.5).levels.at(-1)).toBe(4);
  });

  it("compares a strong weekday with its own share: 8 on a day of share 2 is what a level of 4 expects", () => {
    const index = Float64Array.of(1, 1, 1, 1, 1, 1, 1, 2);
    expect(smoothedLevels(kernelInput([4, 4, 4, 4, 4, 4, 4, 8], { index }), 0.5).levels.at(-1)).toBe(4);
  });

  it("never falls below zero, however strong the weekday without demand", () => {
    const index = Float64Array.of(1, 1, 1, 1, 1, 1, 1, 6);
    expect(smoothedLevels(kernelInput([4, 4, 4, 4, 4, 4, 4, 0], { index }), 0.5).levels.at(-1)).toBe(0);
  });

  it("chooses 0.35 after a jump, 0.02 on noise about one level", () => {
    const jump = simpleExponentialSmoothing(kernelInput([...days(100, 2), ...days(100, 20)]));
    const noise = simpleExponentialSmoothing(kernelInput(poissonDays(365, 5)));
    expect(jump.level_variance_ratio).toBe(0.35 / 1.65);
    expect(noise.level_variance_ratio).toBe(0.02 / 1.98);
    expect(jump.levels.at(-1)).toBeCloseTo(20, 1);
  });
});
