import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { FORECASTERS } from "../../../src/domain/forecast/forecasters.ts";
import { DEFAULT_POOLED_MODEL } from "../../../src/domain/forecast/pooled-model.ts";
import { days, poissonDays } from "../demand/a-series.ts";
import { kernelInput } from "./a-forecast.ts";

const pooled = {
  ...DEFAULT_POOLED_MODEL,
  weights: Float64Array.of(0.4, 0.3, -0.1, 0.1, 0.1, 0.1, 0.1),
  drift: 0.95,
  pace: 1.8,
};
const units = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 0, max: 40 }),
  fc.double({ min: 1e-6, max: 1e4, noNaN: true }),
);
const share = fc.constantFrom(0, 0.02, 0.5, 1, 1, 1, 1.4, 3);
const history = fc.array(fc.record({ units, share }), { maxLength: 80 }).map((all) =>
  kernelInput(
    all.map((day) => day.units),
    { index: Float64Array.from(all, (day) => day.share), days: 10, pooled },
  ),
);

describe.each(FORECASTERS.map(({ name, kernel }) => ({ name, kernel })))("$name", ({ kernel }) => {
  it("says twice as much of twice the demand, to the last digit", () => {
    fc.assert(
      fc.property(history, fc.constantFrom(2 ** -10, 0.5, 2, 2 ** 30), (input, factor) => {
        const scaled = kernel({ ...input, values: input.values.map((value) => factor * value) });
        const plain = kernel(input);
        expect(scaled.levels).toEqual(plain.levels.map((level) => factor * level));
        expect(scaled.level_variance_ratio).toBe(plain.level_variance_ratio);
      }),
    );
  });

  it("has a finite level, never below zero, for each day of any history", () => {
    const large = fc.oneof(units, fc.constantFrom(1e12, 1e-12));
    fc.assert(
      fc.property(history, large, fc.nat(79), (input, odd, at) => {
        const { levels, level_variance_ratio } = kernel({
          ...input,
          values: input.values.map((value, t) => (t === at ? odd : value)),
        });
        expect(levels).toHaveLength(input.values.length);
        expect(levels.every((level) => Number.isFinite(level) && level >= 0)).toBe(true);
        expect(level_variance_ratio >= 0 && level_variance_ratio <= 1).toBe(true);
      }),
    );
  });

  it("knew nothing of the days that came later", () => {
    const future = fc.array(units, { minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(future, future, (one, other) => {
        const past = poissonDays(60, (day) => 1 + (day % 3));
        const of = (coming: number[]) =>
          kernel(kernelInput([...past, ...coming], { tuning_days: 60 })).levels.subarray(28, 60);
        expect(of(one)).toEqual(of(other));
      }),
      { numRuns: 20 },
    );
  });

  it.each([1e9, 1, 1e-3])("settles on a constant demand of %d", (demand) => {
    const { levels } = kernel(kernelInput(days(400, demand)));
    expect((levels.at(-1) ?? NaN) / demand).toBeGreaterThan(0.84);
    expect((levels.at(-1) ?? NaN) / demand).toBeLessThan(1 + 1e-9);
  });

  it("is zero where nothing was ever wanted, and empty without days", () => {
    expect([...kernel(kernelInput(days(50, 0))).levels]).toEqual(days(50, 0));
    expect(kernel(kernelInput([])).levels).toHaveLength(0);
  });

  it("makes something of a single day", () => {
    const [level = NaN] = kernel(kernelInput([6])).levels;
    expect(level).toBeGreaterThan(5);
    expect(level).toBeLessThanOrEqual(6);
  });
});
