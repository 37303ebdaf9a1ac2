import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { expectedLeftover } from "../../../src/domain/demand/demand-law.ts";
import { empiricalLaw } from "../../../src/domain/demand/empirical-law.ts";
import { normalLaw } from "../../../src/domain/demand/normal-law.ts";
import { amountLaw, anyLaw, countLaw, poissonLaw } from "./laws.ts";

describe("loss functions against the values of stockpyl's test_loss_functions.py", () => {
  const pmf = [0.13, 0.15, 0.02, 0.15, 0.1, 0.02, 0.04, 0.09, 0.15, 0.15];
  it.each([
    ["standard normal at −1.4", normalLaw(0, 1), -1.4, 1.436668142708465, 0.036668142708465],
    ["standard normal at 0.3", normalLaw(0, 1), 0.3, 0.26676124211721, 0.56676124211721],
    ["standard normal at 3.1", normalLaw(0, 1), 3.1, 2.672490952231408e-4, 3.100267249095223],
    ["normal 8 ± 3 at 11", normalLaw(8, 3), 11, 0.249946411763059, 3.249946411763059],
    ["normal 15 ± 5 at 10.5", normalLaw(15, 5), 10.5, 5.002155685433356, 0.502155685433356],
    ["Poisson 200 at 220", poissonLaw(200), 220, 0.536005857158494, 20.536005857158482],
    ["Poisson 7 at 11", poissonLaw(7), 11, 0.102799704109245, 4.102799704109247],
    ["stated probabilities at 6", stated(pmf), 6, 1.27, 1.71],
  ])("%s", (_, law, x, short, left) => {
    expect(law.expectedShortfall(x)).toBeCloseTo(short, 7);
    expect(expectedLeftover(law, x)).toBeCloseTo(left, 7);
  });

  it.each([
    ["Poisson 7 at 5", poissonLaw(7), 5, 2.292599516747219, 0.292600125697305, 4],
    ["geometric 0.2 at 5", countLaw(4, 20), 5, 1.31064644021404, 2.31072, 3],
    ["geometric 0.7 at 3", countLaw(3 / 7, 3 / 4.9), 3, 0.011571370765832, 2.583, 3],
  ])("%s, to the places given there", (_, law, x, short, left, places) => {
    expect(law.expectedShortfall(x)).toBeCloseTo(short, places);
    expect(expectedLeftover(law, x)).toBeCloseTo(left, places);
  });

  it("exponential by hand: E[(D − x)⁺] = mean·e^(−x ÷ mean)", () => {
    const law = amountLaw(10, 100);
    expect(law.expectedShortfall(15)).toBeCloseTo(10 * Math.exp(-1.5), 12);
    expect(law.tail(15)).toBeCloseTo(Math.exp(-1.5), 12);
    expect(law.is_count).toBe(false);
  });
});

describe("a normal law", () => {
  it("has the tables' quantile", () => expect(normalLaw(100, 20).quantile(0.95)).toBeCloseTo(132.897, 3));

  it("is plain arithmetic without spread", () => {
    const law = normalLaw(10, 0);
    expect([law.mean, law.is_count, law.quantile(0.3), law.tail(9.99), law.tail(10)]).toEqual([10, false, 10, 1, 0]);
    expect([law.expectedShortfall(7), law.expectedShortfall(12)]).toEqual([3, 0]);
  });
});

describe("an empirical law", () => {
  const law = empiricalLaw([
    { quantity: 5, weight: 3 },
    { quantity: 2, weight: 6 },
    { quantity: 9, weight: 1 },
    { quantity: 4, weight: 0 },
  ]);

  it("counts weights, in any order, and forgets what weighs nothing", () => {
    expect(law.mean).toBeCloseTo(3.6, 12);
    expect([1.9, 2, 4.9, 5, 9].map((x) => Math.round(law.tail(x) * 10))).toEqual([10, 4, 4, 1, 0]);
    expect([0.6, 0.61, 0.9, 0.91].map(law.quantile)).toEqual([2, 5, 5, 9]);
  });

  it("is linear between demands and below them", () => {
    expect([-1, 2, 3.5, 5, 9, 12].map((x) => Number(law.expectedShortfall(x).toFixed(9)))).toEqual([
      4.6, 1.6, 1, 0.4, 0, 0,
    ]);
  });

  it("knows fractions from counts", () => {
    expect(law.is_count).toBe(true);
    expect(empiricalLaw([{ quantity: 0.5, weight: 1 }]).is_count).toBe(false);
  });

  it("expects nothing where nothing was seen", () => {
    const none = empiricalLaw([{ quantity: 4, weight: 0 }]);
    expect([none.mean, none.tail(0), none.tail(-1), none.quantile(0.99)]).toEqual([0, 0, 1, 0]);
    expect([none.expectedShortfall(-2), none.expectedShortfall(3)]).toEqual([2, 0]);
  });
});

describe("any law", () => {
  it("has a falling tail, a quantile that reaches its probability, and a loss between its bounds", () => {
    const p = fc.double({ min: 0.01, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(anyLaw(), p, fc.double({ min: 0, max: 4, noNaN: true }), (law, probability, times) => {
        const x = times * law.mean;
        const quantile = law.quantile(probability);
        const short = law.expectedShortfall(x);
        expect(law.tail(quantile)).toBeLessThanOrEqual(1 - probability + 1e-9);
        expect(law.tail(x)).toBeGreaterThanOrEqual(law.tail(x + 1));
        expect(short).toBeGreaterThanOrEqual(Math.max(0, law.mean - x) - 1e-6 * Math.max(1, law.mean));
        expect(short).toBeLessThanOrEqual(law.mean * (1 + 1e-9));
        expect(expectedLeftover(law, x)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

function stated(probabilities: readonly number[]) {
  return empiricalLaw(probabilities.map((weight, i) => ({ quantity: i + 1, weight })));
}
