import { describe, expect, it } from "@jest/globals";
import {
  advanceBank,
  BANK_SIZE,
  bankLevel,
  createBank,
  weightedBankLevel,
} from "../../../src/domain/forecast/smoothing-bank.ts";
import { days, poissonDays } from "../demand/a-series.ts";

const MEANS = [0.15, 0.08, 0.04, 0.02, 0.01];
const PRODUCTS = [
  { chance: 0.1, size: 0.01 },
  { chance: 0.04, size: 0.01 },
];

function bankAfter(values: readonly number[], shares = values.map(() => 1), pace = 1) {
  const bank = createBank(pace);
  values.forEach((value, t) => advanceBank(bank, value, shares[t] ?? NaN));
  return bank;
}

const levelsOf = (bank: ReturnType<typeof bankAfter>) =>
  Array.from({ length: BANK_SIZE }, (_, i) => bankLevel(bank, i));

/** Σ(1 − α)ᵏ·x over the latest first, the first day left out. */
const faded = (values: readonly number[], alpha: number) =>
  values.slice(1).reduceRight((sum, value, t) => sum + (1 - alpha) ** (values.length - 2 - t) * value, 0);

const QUANTITIES = poissonDays(90, (day) => (day < 40 ? 3 : 0.4));
const SHARES = days(90, (day) => [0.6, 0.8, 1, 1, 1, 1.2, 1.4][day % 7] ?? NaN);

describe("smoothing bank", () => {
  it.each([1, 0.6, 3])("holds weighted ratios: level = Σ(1−α)ᵏ·y ÷ Σ(1−α)ᵏ·e, at pace %d", (pace) => {
    const levels = levelsOf(bankAfter(QUANTITIES, SHARES, pace));
    MEANS.forEach((rate, i) => {
      const alpha = pace * rate;
      expect(levels[i]).toBeCloseTo(faded(QUANTITIES, alpha) / faded(SHARES, alpha), 10);
    });
  });

  it.each([1, 1.8])(
    "holds products: chance Σ(1−β)ᵏ·1{y>0} ÷ Σ(1−β)ᵏ·e times the faded mean size, at pace %d",
    (pace) => {
      const levels = levelsOf(bankAfter(QUANTITIES, SHARES, pace));
      const occurrences = QUANTITIES.map((value) => (value > 0 ? 1 : 0));
      const [first, ...later] = QUANTITIES;
      const sizes = [first ?? 0, ...later.filter((value) => value > 0)];
      PRODUCTS.forEach(({ chance, size }, i) => {
        const probability = faded(occurrences, pace * chance) / faded(SHARES, pace * chance);
        const mean =
          faded(sizes, pace * size) /
          faded(
            sizes.map(() => 1),
            pace * size,
          );
        expect(levels[MEANS.length + i]).toBeCloseTo(probability * mean, 10);
      });
    },
  );

  it("never smooths quicker than 0.6, whatever the pace", () => {
    const values = [9, 4, 0, 7];
    expect(bankLevel(bankAfter(values, undefined, 100), 4)).toBeCloseTo(
      faded(values, 0.6) / faded([0, 1, 1, 1], 0.6),
      12,
    );
    expect(bankLevel(bankAfter(values, undefined, 100), 0)).toBe(bankLevel(bankAfter(values, undefined, 100), 4));
    const sizes = faded([9, 4, 7], 0.6) / faded([0, 1, 1], 0.6);
    const chance = faded([0, 1, 0, 1], 0.6) / faded([0, 1, 1, 1], 0.6);
    expect(bankLevel(bankAfter(values, undefined, 100), 5)).toBeCloseTo(sizes * chance, 12);
  });

  it("leaves out the first day, chosen for having demand, once there is a second", () => {
    expect(levelsOf(bankAfter([50]))).toEqual(days(7, 50));
    expect(levelsOf(bankAfter([50, 0]))).toEqual(days(7, 0));
    expect(levelsOf(bankAfter([50, 3]))).toEqual(days(7, 3));
  });

  it.each([
    ["the first day by its share", [6], [2], 3],
    ["a first day without share as nothing", [6], [0], 0],
    ["nothing before any day", [], [], 0],
  ])("takes %s", (_, values, shares, want) => {
    expect(levelsOf(bankAfter(values, shares))).toEqual(days(7, want));
  });

  it("knows no level where no day had a share", () => {
    expect(levelsOf(bankAfter([4, 0, 0], [0, 0, 0]))).toEqual(days(7, 0));
  });

  it("fades to nothing over a long gap without a share, instead of dividing nothing by nothing", () => {
    const bank = bankAfter([...days(20, 5), ...days(4000, 0)], [...days(20, 1), ...days(4000, 0)]);
    expect(levelsOf(bank)).toEqual(days(7, 0));
  });

  it("keeps a level of a thousand million and of a thousandth to twelve digits", () => {
    for (const size of [1e9, 1e-3]) {
      for (const level of levelsOf(bankAfter(days(3000, size)))) expect(level / size).toBeCloseTo(1, 12);
    }
  });

  it("weighs its estimates, and never to less than nothing", () => {
    const bank = bankAfter(QUANTITIES);
    const [quick = NaN, , , , slow = NaN] = levelsOf(bank);
    expect(weightedBankLevel(bank, Float64Array.of(0.25, 0, 0, 0, 0.75, 0, 0))).toBeCloseTo(
      0.25 * quick + 0.75 * slow,
      12,
    );
    expect(quick).toBeLessThan(slow);
    expect(weightedBankLevel(bank, Float64Array.of(1, 0, 0, 0, -1, 0, 0))).toBe(0);
  });
});
