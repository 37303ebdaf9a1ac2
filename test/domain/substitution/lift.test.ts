import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { seededRandom } from "../../../src/domain/math/seeded-random.ts";
import { liftOf, liftShape, USUAL_SHAPE } from "../../../src/domain/substitution/lift.ts";

describe("how many times as often as usual", () => {
  it("Gamma–Poisson: taken 9 of 2.9 expected, shape 8, is (9 + 8) ÷ (2.9 + 8)", () => {
    const { value, probability_above_one } = liftOf({ taken: 9, expected: 2.9 }, 8);
    expect(value).toBeCloseTo(17 / 10.9, 12);
    // P(Gamma(17, rate 10.9) > 1) = P(Poisson(10.9) ≤ 16).
    expect(probability_above_one).toBeCloseTo(0.9476607, 6);
  });

  it("lies between 1 and what was seen, and is 1 where nothing was", () => {
    expect(liftOf({ taken: 0, expected: 0 }, 8).value).toBe(1);
    const figure = fc.double({ min: 0.01, max: 500, noNaN: true });
    fc.assert(
      fc.property(fc.nat(200), figure, figure, (taken, expected, shape) => {
        const { value } = liftOf({ taken, expected }, shape);
        const seen = taken / expected;
        expect(value).toBeGreaterThanOrEqual(Math.min(1, seen) - 1e-9);
        expect(value).toBeLessThanOrEqual(Math.max(1, seen) + 1e-9);
      }),
    );
  });

  it("is shrunk the more the less pairs differ from each other", () => {
    const random = seededRandom(7);
    const poisson = (mean: number) => {
      let [count, product] = [0, random()];
      for (; product > Math.exp(-mean); count++) product *= random();
      return count;
    };
    const alike = Array.from({ length: 300 }, () => ({ taken: poisson(3), expected: 3 }));
    const apart = Array.from({ length: 300 }, (_, i) => ({ taken: poisson(i % 4 === 0 ? 9 : 1), expected: 3 }));
    expect(liftShape(alike)).toBeGreaterThanOrEqual(32);
    expect(liftShape(apart)).toBe(8);
  });

  it("has the usual spread where too little was seen to tell", () => {
    expect(liftShape([])).toBe(USUAL_SHAPE);
    expect(liftShape(Array.from({ length: 100 }, () => ({ taken: 5, expected: 0.1 })))).toBe(USUAL_SHAPE);
  });
});
