import { describe, expect, it } from "@jest/globals";
import { combination, pooledCombination } from "../../../../src/domain/forecast/kernels/combination.ts";
import { DEFAULT_POOLED_MODEL } from "../../../../src/domain/forecast/pooled-model.ts";
import { advanceBank, BANK_SIZE, bankLevel, createBank } from "../../../../src/domain/forecast/smoothing-bank.ts";
import { poissonDays } from "../../demand/a-series.ts";
import { kernelInput } from "../a-forecast.ts";

const VALUES = poissonDays(120, 3);
const SHARES = Float64Array.from(VALUES, (_, day) => (day % 7 > 4 ? 1.75 : 0.7));

/** The estimates of the bank after each day. */
function estimates(pace: number): number[][] {
  const bank = createBank(pace);
  return VALUES.map((value, t) => {
    advanceBank(bank, value, SHARES[t] ?? NaN);
    return Array.from({ length: BANK_SIZE }, (_, i) => bankLevel(bank, i));
  });
}

describe("combination", () => {
  it("is the plain mean of the seven estimates of the bank, whatever weights were learned", () => {
    const weights = Float64Array.of(1, 0, 0, 0, 0, 0, 0);
    const pooled = { ...DEFAULT_POOLED_MODEL, weights, drift: 2, pace: 1.8 };
    const { levels, level_variance_ratio } = combination(kernelInput(VALUES, { index: SHARES, pooled }));
    estimates(1.8).forEach((parts, t) => {
      expect(levels[t]).toBeCloseTo(parts.reduce((sum, part) => sum + part, 0) / 7, 12);
    });
    expect(level_variance_ratio).toBeCloseTo(0.022 * 1.8, 15);
  });

  it("has the variance that Σᵢⱼ wᵢwⱼ·αᵢαⱼ ÷ (αᵢ + αⱼ − αᵢαⱼ) gives for five means and two chances in equal parts", () => {
    const rates = [0.15, 0.08, 0.04, 0.02, 0.01, 0.1, 0.04];
    let ratio = 0;
    for (const a of rates) for (const b of rates) ratio += (a * b) / (a + b - a * b) / 49;
    expect(Math.abs(ratio / combination(kernelInput([1])).level_variance_ratio - 1)).toBeLessThan(0.15);
  });
});

describe("pooled combination", () => {
  it("weighs the estimates as learned and multiplies them by the drift", () => {
    const weights = Float64Array.of(0.5, 0, 0.25, 0, 0, 0.125, 0.125);
    const pooled = { ...DEFAULT_POOLED_MODEL, weights, drift: 0.9, pace: 0.6 };
    const { levels, level_variance_ratio } = pooledCombination(kernelInput(VALUES, { index: SHARES, pooled }));
    estimates(0.6).forEach((parts, t) => {
      const want = 0.9 * parts.reduce((sum, part, i) => sum + (weights[i] ?? NaN) * part, 0);
      expect(levels[t]).toBeCloseTo(want, 12);
    });
    expect(level_variance_ratio).toBeCloseTo(0.022 * 0.6, 15);
  });

  it("is the plain combination while nothing was learned", () => {
    const input = kernelInput(VALUES, { index: SHARES });
    expect(pooledCombination(input)).toEqual(combination(input));
  });
});
