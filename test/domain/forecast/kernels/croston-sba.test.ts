import { describe, expect, it } from "@jest/globals";
import { crostonLevels, crostonSba } from "../../../../src/domain/forecast/kernels/croston-sba.ts";
import { days } from "../../demand/a-series.ts";
import { kernelInput } from "../a-forecast.ts";

describe("Croston with the Syntetos–Boylan correction", () => {
  const sba = (values: readonly number[], alpha: number) => [...crostonLevels(Float64Array.from(values), alpha).levels];

  it("Croston 1972: z ← z + α·(y − z), p ← p + α·(q − p); 6 after 2 days, 4 after 3 more: z = 5.6, p = 2.2 at α = 0.2", () => {
    const levels = sba([0, 6, 0, 0, 4, 0], 0.2);
    const croston = levels.map((level) => level / (1 - 0.2 / 2));
    expect(croston[1]).toBeCloseTo(6 / 2, 14);
    expect(croston[4]).toBeCloseTo(5.6 / 2.2, 14);
  });

  it("Syntetos & Boylan 2005: level = (1 − α/2)·z ÷ p, 0 before the first demand, unchanged between demands", () => {
    const levels = sba([0, 6, 0, 0, 4, 0], 0.2);
    expect(levels[0]).toBe(0);
    expect(levels[1]).toBeCloseTo(0.9 * 3, 14);
    expect(levels[3]).toBe(levels[1]);
    expect(levels[4]).toBeCloseTo((0.9 * 5.6) / 2.2, 14);
    expect(levels[5]).toBe(levels[4]);
  });

  it("goes on as by hand: 10 on the very next day: z = 6.48, p = 1.96", () => {
    expect(sba([0, 6, 0, 0, 4, 10], 0.2)[5]).toBeCloseTo((0.9 * 6.48) / 1.96, 14);
  });

  it("starts with the first demand, however early: 3 on day 1 at α = 0.1 is 2.85", () => {
    expect(sba([3], 0.1)[0]).toBeCloseTo(2.85, 14);
  });

  it("has a level of variance α ÷ (2 − α)", () => {
    expect(crostonLevels(Float64Array.of(1), 0.2).level_variance_ratio).toBe(0.2 / 1.8);
  });

  it("chooses a quick constant when sizes jump, the slowest when nothing changes but chance", () => {
    const jump = days(200, (day) => (day % 4 === 3 ? (day < 100 ? 2 : 40) : 0));
    const calm = days(200, (day) => (day % 2 === 0 ? 5 + 3 * (day % 4) : 0));
    expect(crostonSba(kernelInput(jump)).level_variance_ratio).toBe(0.3 / 1.7);
    expect(crostonSba(kernelInput(calm)).level_variance_ratio).toBe(0.05 / 1.95);
  });

  it("has nothing to say of an item without demand", () => expect(sba([0, 0, 0], 0.1)).toEqual([0, 0, 0]));
});
