import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { erf, erfc } from "../../../src/domain/math/erf.ts";
import { regularisedBeta } from "../../../src/domain/math/incomplete-beta.ts";
import { regularisedGammaP, regularisedGammaQ } from "../../../src/domain/math/incomplete-gamma.ts";
import { logGamma } from "../../../src/domain/math/log-gamma.ts";

describe("logGamma", () => {
  it.each([
    ["Γ(1) = 1", 1, 0],
    ["Γ(1/2) = √π", 0.5, Math.log(Math.sqrt(Math.PI))],
    ["Γ(11) = 10!", 11, Math.log(3_628_800)],
    ["Γ(1/4) = 3.625609908221908", 0.25, Math.log(3.625609908221908)],
  ])("%s", (_, x, want) => expect(logGamma(x)).toBeCloseTo(want, 12));

  it("satisfies Γ(x + 1) = x·Γ(x)", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1e4, noNaN: true }), (x) => {
        expect(logGamma(x + 1) - logGamma(x)).toBeCloseTo(Math.log(x), 8);
      }),
    );
  });
});

describe("error function", () => {
  it.each([
    [0, 0],
    [0.5, 0.5204998778130465],
    [1, 0.8427007929497149],
    [-2, -0.9953222650189527],
  ])("erf(%d) = %d (Abramowitz & Stegun, table 7.1)", (x, want) => {
    expect(erf(x)).toBeCloseTo(want, 14);
    expect(erfc(x)).toBeCloseTo(1 - want, 14);
  });

  it("keeps its digits in the far tail: erfc(10) = 2.0884875837625446e-45", () => {
    expect(erfc(10) / 2.0884875837625446e-45).toBeCloseTo(1, 10);
  });
});

describe("incomplete gamma", () => {
  it.each([
    ["is 1 − e⁻ˣ for a = 1", 1, 0.7, 1 - Math.exp(-0.7)],
    ["is the Erlang law for a = 3", 3, 2, 1 - Math.exp(-2) * (1 + 2 + 2)],
    ["by the continued fraction", 2, 9, 1 - Math.exp(-9) * 10],
    ["is nothing below zero", 2, -1, 0],
    ["is all at infinity", 2, Infinity, 1],
  ])("P %s", (_, a, x, want) => {
    expect(regularisedGammaP(a, x)).toBeCloseTo(want, 13);
    expect(regularisedGammaQ(a, x)).toBeCloseTo(1 - want, 13);
  });

  it.each([99_000, 99_999.5, 100_000, 100_050, 101_000])(
    "passes smoothly into the expansion for large a, at %d",
    (x) => {
      const below = regularisedGammaQ(100_000, x);
      const above = regularisedGammaQ(100_000.000_001, x);
      expect(Math.abs(above - below)).toBeLessThan(1e-8);
      expect(regularisedGammaP(100_000.000_001, x)).toBeCloseTo(1 - above, 12);
    },
  );

  it("gives the tail of a huge shape at once", () => {
    expect(regularisedGammaQ(1e12, 1e12)).toBeCloseTo(0.5, 6);
    expect(regularisedGammaQ(1e12, 1.1e12)).toBe(0);
    expect(regularisedGammaQ(1e12, 0.9e12)).toBe(1);
  });
});

describe("incomplete beta", () => {
  it.each([
    ["I_x(1, 1) = x", 1, 1, 0.3, 0.3],
    ["I_0.4(2, 3) = 0.5248", 2, 3, 0.4, 0.5248],
    ["I_0.9(2, 3) by symmetry", 2, 3, 0.9, 0.9963],
    ["nothing at 0", 2, 3, 0, 0],
    ["all at 1", 2, 3, 1, 1],
  ])("%s", (_, a, b, x, want) => expect(regularisedBeta(a, b, x)).toBeCloseTo(want, 12));

  it("is symmetric: I_x(a, b) = 1 − I_{1−x}(b, a)", () => {
    const positive = fc.double({ min: 0.05, max: 500, noNaN: true });
    fc.assert(
      fc.property(positive, positive, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (a, b, x) => {
        expect(regularisedBeta(a, b, x)).toBeCloseTo(1 - regularisedBeta(b, a, 1 - x), 9);
      }),
    );
  });
});
