import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { negativeBinomialCdf, negativeBinomialLogProbability } from "../../../src/domain/math/negative-binomial.ts";

describe("log probability of a negative binomial count", () => {
  it("is geometric for size 1: ln P(N = k) = ln p + k·ln(1 − p), p = ¼", () => {
    for (const k of [0, 1, 7, 40]) {
      const want = Math.log(0.25) + k * Math.log(0.75);
      expect(negativeBinomialLogProbability({ mean: 3, variance: 12 }, k)).toBeCloseTo(want, 10);
    }
  });

  it("is (k + 1)·p²·(1 − p)ᵏ for size 2, p = ⅓", () => {
    for (const k of [0, 1, 7, 40]) {
      const want = Math.log((k + 1) / 9) + k * Math.log(2 / 3);
      expect(negativeBinomialLogProbability({ mean: 4, variance: 12 }, k)).toBeCloseTo(want, 10);
    }
  });

  it("is r·ln p at zero, for a size that is no whole number", () => {
    expect(negativeBinomialLogProbability({ mean: 0.5, variance: 0.8 }, 0)).toBeCloseTo(
      (0.25 / 0.3) * Math.log(0.625),
      12,
    );
  });

  it("comes near to Poisson's as the variance falls to the mean: ln(e⁻⁹·9¹²/12!)", () => {
    const want = -9 + 12 * Math.log(9) - Math.log(479_001_600);
    expect(negativeBinomialLogProbability({ mean: 9, variance: 9.0009 }, 12)).toBeCloseTo(want, 3);
  });

  it("is the step of the distribution function", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 60, noNaN: true }),
        fc.double({ min: 1.05, max: 20, noNaN: true }),
        fc.integer({ min: 0, max: 60 }),
        (mean, ratio, k) => {
          const law = { mean, variance: ratio * mean };
          const step = negativeBinomialCdf(law, k) - negativeBinomialCdf(law, k - 1);
          expect(Math.exp(negativeBinomialLogProbability(law, k))).toBeCloseTo(step, 10);
        },
      ),
    );
  });

  it("adds up to one over all counts, from its highest values of a large mean", () => {
    const law = { mean: 5000, variance: 60_000 };
    let sum = 0;
    for (let k = 2000; k <= 9000; k++) sum += Math.exp(negativeBinomialLogProbability(law, k));
    expect(sum).toBeCloseTo(1, 8);
  });

  it("lies between its neighbours for weights between counts", () => {
    const law = { mean: 8, variance: 20 };
    const at = (k: number) => negativeBinomialLogProbability(law, k);
    expect(at(12.5)).toBeLessThan(at(12));
    expect(at(12.5)).toBeGreaterThan(at(13));
  });
});
