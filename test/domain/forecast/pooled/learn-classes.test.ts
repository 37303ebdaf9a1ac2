import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { daySpread } from "../../../../src/domain/forecast/demand-forecast.ts";
import { learnClasses } from "../../../../src/domain/forecast/pooled/learn-classes.ts";
import type { SpreadTrial } from "../../../../src/domain/forecast/pooled/spread-trial.ts";
import { negativeBinomialQuantile } from "../../../../src/domain/math/negative-binomial.ts";
import { seededRandom } from "../../demand/a-series.ts";
import { aClass } from "../a-forecast.ts";

interface TrialFigures {
  readonly present: number;
  readonly actual: number;
  readonly longRun?: number;
  readonly day?: number;
  readonly sum?: number;
  readonly windows?: number;
  readonly length?: number;
}

function aTrial({
  present,
  actual,
  longRun = present,
  day = 2,
  sum = 2,
  windows = 20,
  length = 14,
}: TrialFigures): SpreadTrial {
  const measured = { independent_windows: windows, days: length, dispersion: sum, long_run_dispersion: sum };
  return {
    present_units: present,
    long_run_units: longRun,
    day: { independent_windows: windows * length, days: 1, dispersion: day, long_run_dispersion: day },
    sum: measured,
    actual,
  };
}

/** Trials whose actual demand is negative binomial about the present units, or about the long-run ones now and then. */
function planted(
  count: number,
  ratio: number,
  { returning = 0, present = 20, longRun = 60, sum = 2 } = {},
): SpreadTrial[] {
  const random = seededRandom(11);
  return Array.from({ length: count }, () => {
    const mean = random() < returning ? longRun : present;
    const actual = negativeBinomialQuantile(
      { mean, variance: ratio * mean },
      Math.min(0.999, Math.max(0.001, random())),
    );
    return aTrial({ present, longRun, actual, sum });
  });
}

const classAt = (classes: ReturnType<typeof learnClasses>, from: number) =>
  classes.find(({ from_units }) => from_units === from) ?? aClass({ from_units: NaN });

describe("spread by class of items", () => {
  it("is that of retail at large in every class before anything is known", () => {
    expect(learnClasses([])).toEqual([0, 1, 3, 10, 30, 100].map((from_units) => aClass({ from_units })));
  });

  /** What few trials teach, by its definition; the class's share and factor stay the prior's. */
  function taught(trials: readonly SpreadTrial[], prior: ReturnType<typeof aClass>) {
    const drawn = (at: number, values: number[]) =>
      (60 * at + values.reduce((sum, value) => sum + value, 0)) / (60 + values.length);
    const logs = trials.map(({ day }) => Math.log(Math.max(0.1, day.dispersion)));
    const day_dispersion = Math.exp(drawn(Math.log(prior.day_dispersion), logs));
    const squares = trials.map(({ day, present_units, actual }) => {
      const variance = daySpread(day, { ...prior, day_dispersion }).dispersion * present_units;
      return Math.min(25, (actual - present_units) ** 2 / variance);
    });
    const growth = drawn(1 + 13 * prior.level_variance_ratio, squares);
    return { ...prior, day_dispersion, level_variance_ratio: Math.min(0.5, Math.max(0, (growth - 1) / 13)) };
  }

  it("draws few trials towards what is common, and the common towards the prior: sixty trials' worth each", () => {
    const small = [aTrial({ present: 5, actual: 9, day: 3 }), aTrial({ present: 9.99, actual: 1, day: 0.01 })];
    const large = [aTrial({ present: 10, actual: 200, day: 5 }), aTrial({ present: 29, actual: 20, day: 8 })];
    const classes = learnClasses([...small, ...large]);
    const common = taught([...small, ...large], aClass());
    for (const [from_units, trials] of [
      [0, []],
      [3, small],
      [10, large],
      [30, []],
    ] as const) {
      const want = taught(trials, { ...common, from_units });
      const found = classAt(classes, from_units);
      expect(found.day_dispersion).toBeCloseTo(want.day_dispersion, 12);
      const ratio = trials.length === 0 ? common.level_variance_ratio : want.level_variance_ratio;
      expect(found.level_variance_ratio).toBeCloseTo(ratio, 12);
      expect(found).toMatchObject({ return_share: 0.3, spread_factor: 0.9 });
    }
  });

  it("puts a trial into the class its expected units reach", () => {
    const lifted = (present: number) =>
      learnClasses([aTrial({ present, actual: present, day: 50 })]).map(({ day_dispersion }) => day_dispersion);
    expect(lifted(0.99).indexOf(Math.max(...lifted(0.99)))).toBe(0);
    expect(lifted(1).indexOf(Math.max(...lifted(1)))).toBe(1);
    expect(lifted(99).indexOf(Math.max(...lifted(99)))).toBe(4);
    expect(lifted(1e9).indexOf(Math.max(...lifted(1e9)))).toBe(5);
  });

  it("keeps the growth of the variance between none and a half a day", () => {
    const still = Array.from({ length: 90 }, () => aTrial({ present: 50, actual: 50 }));
    const wild = Array.from({ length: 90 }, () => aTrial({ present: 50, actual: 5000 }));
    expect(classAt(learnClasses(still), 30).level_variance_ratio).toBe(0);
    expect(classAt(learnClasses(wild), 30).level_variance_ratio).toBe(0.5);
  });

  it("has nothing to learn about growth from sums of one day", () => {
    const trials = Array.from({ length: 90 }, () => aTrial({ present: 50, actual: 5000, length: 1 }));
    expect(classAt(learnClasses(trials), 30).level_variance_ratio).toBe(0.06);
  });

  it("counts one absurd sum like one at five standard deviations", () => {
    const trials = (actual: number) => [aTrial({ present: 50, actual: 52 }), aTrial({ present: 50, actual })];
    expect(learnClasses(trials(1e9))).toEqual(learnClasses(trials(1e6)));
  });

  it("learns the factor that makes sums scatter as they did", () => {
    const wide = classAt(learnClasses(planted(900, 6, { sum: 4 })), 10);
    const narrow = classAt(learnClasses(planted(900, 3, { sum: 5 })), 10);
    expect(wide.spread_factor).toBeGreaterThan(1.1);
    expect(narrow.spread_factor).toBeLessThan(0.85);
    expect(classAt(learnClasses(planted(900, 4, { sum: 4 })), 10).spread_factor).toBeCloseTo(1, 0);
  });

  it("learns how often demand returns to its long-run level", () => {
    const never = classAt(learnClasses(planted(900, 2)), 10);
    const often = classAt(learnClasses(planted(900, 2, { returning: 0.45 })), 10);
    const always = classAt(learnClasses(planted(900, 2, { returning: 1 })), 10);
    expect(never.return_share).toBeLessThan(0.1);
    expect(Math.abs(often.return_share - 0.45)).toBeLessThan(0.12);
    expect(always.return_share).toBe(0.6);
  });

  it("learns it as well where one of the two levels is out of the question: a million units, and twenty came", () => {
    const trials = Array.from({ length: 120 }, () => aTrial({ present: 1e6, longRun: 20, actual: 20 }));
    expect(classAt(learnClasses(trials), 100).return_share).toBe(0.6);
  });

  it("keeps the prior's share and factor below a hundred trials", () => {
    const trials = planted(100, 2, { returning: 1 });
    const few = classAt(learnClasses(trials.slice(1)), 10);
    expect(few).toMatchObject({ return_share: 0.3, spread_factor: 0.9 });
    expect(classAt(learnClasses(trials), 10).return_share).toBe(0.6);
  });

  it("stays within its bounds, whatever came", () => {
    const figures = fc.record({
      present: fc.constantFrom(0, 1e-9, 0.5, 2, 20, 500, 1e6),
      longRun: fc.constantFrom(0, 1, 30, 1e6),
      actual: fc.constantFrom(0, 1, 0.5, 40, 1e6),
      day: fc.constantFrom(0, 0.5, 2, 1e4),
      sum: fc.constantFrom(0, 0.5, 2, 1e4),
      windows: fc.constantFrom(0.1, 1, 30),
    });
    fc.assert(
      fc.property(fc.array(figures, { minLength: 90, maxLength: 150 }), (all) => {
        for (const spread of learnClasses(all.map((trial) => aTrial(trial)))) {
          expect(spread.day_dispersion).toBeGreaterThan(0.09);
          expect(spread.day_dispersion).toBeLessThanOrEqual(1e4);
          expect(spread.level_variance_ratio).toBeGreaterThanOrEqual(0);
          expect(spread.level_variance_ratio).toBeLessThanOrEqual(0.5);
          expect(spread.return_share).toBeGreaterThanOrEqual(0);
          expect(spread.return_share).toBeLessThanOrEqual(0.6);
          expect([0.7, 0.8, 0.9, 0.95, 1, 1.15, 1.35]).toContain(spread.spread_factor);
        }
      }),
      { numRuns: 8 },
    );
  });
});
