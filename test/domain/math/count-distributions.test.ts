import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { discreteQuantile } from "../../../src/domain/math/discrete-quantile.ts";
import {
  negativeBinomialCdf,
  negativeBinomialLoss,
  negativeBinomialQuantile,
  negativeBinomialTail,
} from "../../../src/domain/math/negative-binomial.ts";
import { poissonCdf, poissonLoss, poissonQuantile, poissonTail } from "../../../src/domain/math/poisson.ts";

describe("Poisson", () => {
  it("P(N ≤ 2) = 5·e⁻² for mean 2", () => {
    expect(poissonCdf(2, 2)).toBeCloseTo(5 * Math.exp(-2), 14);
    expect(poissonCdf(2, 2.9)).toBe(poissonCdf(2, 2));
    expect(poissonCdf(2, -1)).toBe(0);
    expect(poissonTail(2, -1)).toBe(1);
  });

  it.each([
    ["mean 200 at 220", 200, 220, 0.536005857158494],
    ["mean 7 at 11", 7, 11, 0.102799704109245],
  ])("expected shortfall, %s (stockpyl)", (_, mean, x, want) => expect(poissonLoss(mean, x)).toBeCloseTo(want, 9));

  it("is linear below zero and between counts", () => {
    expect(poissonLoss(3, -2)).toBe(5);
    expect(poissonLoss(3, 4.5)).toBeCloseTo((poissonLoss(3, 4) + poissonLoss(3, 5)) / 2, 14);
  });

  it("solves the newsvendor of Snyder & Shen example 4.7: S = 8, cost 3.57011", () => {
    const [h, p, mean] = [1, 4, 6];
    const S = poissonQuantile(mean, p / (h + p));
    expect(S).toBe(8);
    expect(h * (S - mean + poissonLoss(mean, S)) + p * poissonLoss(mean, S)).toBeCloseTo(3.570106945770946, 10);
  });
});

describe("negative binomial", () => {
  it("is geometric for size 1: P(N ≤ k) = 1 − (1 − p)^(k + 1)", () => {
    const law = { mean: 3, variance: 12 };
    expect(negativeBinomialCdf(law, 4)).toBeCloseTo(1 - 0.75 ** 5, 14);
    expect(negativeBinomialTail(law, 4)).toBeCloseTo(0.75 ** 5, 14);
    expect(negativeBinomialCdf(law, -1)).toBe(0);
  });

  it.each([
    ["14", 23.333333333333336, 8.819171036881968, 14, 9.740089476453932],
    ["28", 23.333333333333336, 8.819171036881968, 28, 1.805485505752903],
    ["10", 15, 6.123724356957944, 10, 5.533809274622726],
  ])("expected shortfall at %s (stockpyl, to its four places)", (_, mean, sd, x, want) => {
    expect(negativeBinomialLoss({ mean, variance: sd * sd }, x)).toBeCloseTo(want, 4);
  });

  it("agrees with itself whether summed or by the beta function", () => {
    const law = { mean: 240, variance: 900 };
    const step = negativeBinomialCdf(law, 257) - negativeBinomialCdf(law, 256);
    const before = negativeBinomialCdf(law, 256) - negativeBinomialCdf(law, 255);
    expect(step / before).toBeCloseTo(((900 - 240) / 900) * ((256 + 240 ** 2 / 660) / 257), 8);
  });

  it("turns into Poisson as the variance falls to the mean", () => {
    expect(negativeBinomialCdf({ mean: 9, variance: 9.0001 }, 12)).toBeCloseTo(poissonCdf(9, 12), 5);
  });

  it("loses the mean and what is owed when there is less than nothing", () => {
    expect(negativeBinomialLoss({ mean: 4, variance: 9 }, -3)).toBe(7);
  });

  it("sums its shortfall from its own tail: E[(N − x)⁺] = Σ P(N > k)", () => {
    const law = { mean: 6, variance: 20 };
    let tail = 0;
    for (let k = 8; k < 400; k++) tail += negativeBinomialTail(law, k);
    expect(negativeBinomialLoss(law, 8)).toBeCloseTo(tail, 10);
  });
});

describe("quantile of a count", () => {
  const law = fc.record({
    mean: fc.double({ min: 0.01, max: 5000, noNaN: true }),
    ratio: fc.double({ min: 1.02, max: 50, noNaN: true }),
  });
  const probability = fc.double({ min: 0.01, max: 0.999, noNaN: true });

  it("is the least count that covers", () => {
    fc.assert(
      fc.property(law, probability, ({ mean, ratio }, p) => {
        const counts = { mean, variance: mean * ratio };
        const k = negativeBinomialQuantile(counts, p);
        expect(negativeBinomialCdf(counts, k)).toBeGreaterThanOrEqual(p);
        expect(negativeBinomialCdf(counts, k - 1)).toBeLessThan(p);
      }),
    );
  });

  it.each([
    ["from far below", 0],
    ["from far above", 1e6],
    ["from the spot", 70],
  ])("does not depend on where the search begins: %s", (_, guess) => {
    const uniform = (k: number) => Math.min(1, (k + 1) / 100);
    expect(discreteQuantile(uniform, 0.705, guess, 3)).toBe(70);
  });

  it("is zero when zero covers", () => expect(discreteQuantile(() => 1, 0.5, 40, 7)).toBe(0));
});
