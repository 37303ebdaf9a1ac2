import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { gammaCdf, gammaLoss, gammaQuantile, gammaTail } from "../../../src/domain/math/gamma-distribution.ts";
import { wilsonHilfertyQuantile } from "../../../src/domain/math/wilson-hilferty.ts";

describe("gamma distribution", () => {
  const exponential = { mean: 2, variance: 4 };

  it("is exponential for shape 1", () => {
    expect(gammaCdf(exponential, 3)).toBeCloseTo(1 - Math.exp(-1.5), 14);
    expect(gammaTail(exponential, 3)).toBeCloseTo(Math.exp(-1.5), 14);
    expect(gammaQuantile(exponential, 0.5)).toBeCloseTo(2 * Math.LN2, 11);
    expect(gammaLoss(exponential, 3)).toBeCloseTo(2 * Math.exp(-1.5), 13);
  });

  it("loses the mean and what is owed when there is less than nothing", () => {
    expect(gammaLoss(exponential, -1)).toBe(3);
  });

  it("matches χ² tables: the 95 % point with 10 degrees of freedom is 18.307038", () => {
    expect(gammaQuantile({ mean: 10, variance: 20 }, 0.95)).toBeCloseTo(18.307038053275146, 9);
  });

  it("undoes its own distribution, from clumped to nearly certain", () => {
    const laws = fc.record({
      mean: fc.double({ min: 1e-3, max: 1e12, noNaN: true }),
      cv: fc.double({ min: 1e-4, max: 3, noNaN: true }),
    });
    fc.assert(
      fc.property(laws, fc.double({ min: 0.05, max: 0.999, noNaN: true }), ({ mean, cv }, p) => {
        const law = { mean, variance: (cv * mean) ** 2 };
        expect(gammaCdf(law, gammaQuantile(law, p))).toBeCloseTo(p, 6);
      }),
    );
  });
});

describe("Wilson–Hilferty", () => {
  it("comes within 1 % of the χ² point", () => {
    expect(wilsonHilfertyQuantile(10, 20, 1.6448536269514722) / 18.307038).toBeCloseTo(1, 2);
  });

  it("never goes below zero", () => {
    expect(wilsonHilfertyQuantile(1, 100, -3)).toBe(0);
    expect(wilsonHilfertyQuantile(0, 4, 1)).toBe(0);
  });
});
