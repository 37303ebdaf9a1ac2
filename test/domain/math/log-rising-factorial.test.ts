import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { logGamma } from "../../../src/domain/math/log-gamma.ts";
import { logRisingFactorial } from "../../../src/domain/math/log-rising-factorial.ts";

describe("log of the rising factorial", () => {
  it.each([
    { a: 1, n: 5, want: Math.log(120) },
    { a: 2, n: 3, want: Math.log(24) },
    { a: 0.5, n: 2, want: Math.log(0.75) },
    { a: 3, n: 12, want: Math.log(43_589_145_600) },
    { a: 3, n: 13, want: Math.log(653_837_184_000) },
    { a: 1, n: 20, want: Math.log(2_432_902_008_176_640_000) },
    { a: 7.3, n: 1, want: Math.log(7.3) },
    { a: 12, n: 2, want: Math.log(156) },
    { a: 5, n: 0, want: 0 },
    { a: 0.5, n: 0.5, want: -0.5 * Math.log(Math.PI) },
  ])("($a)_$n", ({ a, n, want }) => expect(logRisingFactorial(a, n)).toBeCloseTo(want, 11));

  it("agrees with two gamma functions", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 1000, noNaN: true }), fc.integer({ min: 0, max: 500 }), (a, n) => {
        expect(Math.abs(logRisingFactorial(a, n) - (logGamma(a + n) - logGamma(a)))).toBeLessThan(1e-9);
      }),
    );
  });
});
