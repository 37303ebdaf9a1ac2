import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import {
  changedLaws,
  demandDistribution,
  demandQuantile,
  DISTRIBUTION_LABELS,
  expectedShortfall,
  mixtureOf,
  probabilityAbove,
} from "../../../src/domain/demand/demand-distribution.ts";
import { gammaLoss, gammaTail } from "../../../src/domain/math/gamma-distribution.ts";
import { negativeBinomialCdf } from "../../../src/domain/math/negative-binomial.ts";
import { poissonCdf } from "../../../src/domain/math/poisson.ts";

const few = demandDistribution(4, 4, true);
const many = demandDistribution(30, 90, true);
const weights = [demandDistribution(3, 2, false), demandDistribution(40, 300, false)] as const;
const mixed = mixtureOf([
  { weight: 0.7, law: few },
  { weight: 0.3, law: many },
]);
const weighed = mixtureOf([
  { weight: 0.4, law: weights[0] },
  { weight: 0.6, law: weights[1] },
]);

/** P(D = k) of the mixture of counts, from the distribution functions of its parts. */
function probabilityAt(k: number): number {
  const poisson = poissonCdf(4, k) - poissonCdf(4, k - 1);
  const binomial = negativeBinomialCdf(many, k) - negativeBinomialCdf(many, k - 1);
  return 0.7 * poisson + 0.3 * binomial;
}

describe("mixture of laws", () => {
  it("has the mean and the variance of its parts taken together: Σw·m, Σw·(v + m²) − mean²", () => {
    expect(mixed.name).toBe("mixture");
    expect(mixed.mean).toBeCloseTo(0.7 * 4 + 0.3 * 30, 12);
    expect(mixed.variance).toBeCloseTo(0.7 * (4 + 16) + 0.3 * (90 + 900) - 11.8 ** 2, 10);
    let [mean, square] = [0, 0];
    for (let k = 0; k < 400; k++) [mean, square] = [mean + k * probabilityAt(k), square + k * k * probabilityAt(k)];
    expect(mixed.mean).toBeCloseTo(mean, 8);
    expect(mixed.variance).toBeCloseTo(square - mean * mean, 6);
  });

  it.each([0, 1, 3, 3.5, 11, 40, 90])("is above a supply of %d as often as unit by unit", (supply) => {
    let sum = 0;
    for (let k = Math.floor(supply) + 1; k < 400; k++) sum += probabilityAt(k);
    expect(probabilityAbove(mixed, supply)).toBeCloseTo(sum, 10);
  });

  it.each([-3, 0, 1, 3.5, 11, 40])("leaves as much unserved by a supply of %d as unit by unit", (supply) => {
    let sum = 0;
    for (let k = 0; k < 400; k++) sum += Math.max(0, k - supply) * probabilityAt(k);
    expect(expectedShortfall(mixed, supply)).toBeCloseTo(sum, 8);
  });

  it("is always above less than nothing", () => expect(probabilityAbove(mixed, -0.5)).toBe(1));

  it.each([0.001, 0.1, 0.5, 0.7, 0.9, 0.95, 0.99, 0.9999])("is covered with probability %d by the least count", (p) => {
    let [sum, k] = [probabilityAt(0), 0];
    while (sum < p) sum += probabilityAt(++k);
    expect(demandQuantile(mixed, p)).toBe(k);
  });

  it("by weight, is above, unserved and covered as its parts are", () => {
    for (const y of [0.5, 3, 20, 60]) {
      const tail = 0.4 * gammaTail(weights[0], y) + 0.6 * gammaTail(weights[1], y);
      expect(probabilityAbove(weighed, y)).toBeCloseTo(tail, 14);
      expect(expectedShortfall(weighed, y)).toBeCloseTo(
        0.4 * gammaLoss(weights[0], y) + 0.6 * gammaLoss(weights[1], y),
        12,
      );
    }
    for (const p of [0.01, 0.4, 0.95, 0.999]) {
      const quantile = demandQuantile(weighed, p);
      expect(1 - probabilityAbove(weighed, quantile)).toBeGreaterThanOrEqual(p);
      expect(1 - probabilityAbove(weighed, quantile * (1 - 1e-5))).toBeLessThan(p);
    }
  });

  it("by weight, is as exact about grams where the other law speaks of tons", () => {
    const apart = mixtureOf([
      { weight: 0.9, law: demandDistribution(0.01, 0.0001, false) },
      { weight: 0.1, law: demandDistribution(9000, 1e6, false) },
    ]);
    const alone = demandQuantile(demandDistribution(0.01, 0.0001, false), 0.5 / 0.9);
    expect(demandQuantile(apart, 0.5) / alone).toBeCloseTo(1, 5);
  });
});

describe("mixtures that are none", () => {
  it.each([
    ["a single law", [{ weight: 1, law: few }]],
    [
      "the law that holds for sure",
      [
        { weight: 1, law: few },
        { weight: 0, law: many },
      ],
    ],
    [
      "the other that holds for sure",
      [
        { weight: 0, law: many },
        { weight: 1, law: few },
      ],
    ],
    [
      "laws alike",
      [
        { weight: 0.5, law: few },
        { weight: 0.5, law: { ...few } },
      ],
    ],
  ])("are %s", (_, parts) =>
    expect(mixtureOf(parts)).toBe(parts.find(({ weight, law }) => weight > 0 && law === few)?.law),
  );

  it("are no demand without parts", () => {
    expect(mixtureOf([])).toEqual({ name: "none", mean: 0, variance: 0 });
    expect(mixtureOf([{ weight: 0, law: few }])).toEqual({ name: "none", mean: 0, variance: 0 });
  });

  it.each([
    ["name", { ...few, name: "gamma" as const }],
    ["mean", { ...few, mean: 5 }],
    ["variance", { ...few, variance: 5 }],
  ])("are told from those whose %s differs", (_, other) => {
    const parts = [
      { weight: 0.5, law: few },
      { weight: 0.5, law: other },
    ];
    expect(mixtureOf(parts)).toMatchObject({ name: "mixture", parts });
  });

  it("hold the parts that may come true only", () => {
    const parts = [
      { weight: 0.5, law: few },
      { weight: 0, law: demandDistribution(9, 9, true) },
      { weight: 0.5, law: many },
    ];
    expect(mixtureOf(parts)).toMatchObject({ parts: [parts[0], parts[2]] });
  });
});

describe("mixture with no demand at all", () => {
  const perhaps = mixtureOf([
    { weight: 0.6, law: demandDistribution(0, 0, true) },
    { weight: 0.4, law: many },
  ]);

  it("wants nothing up to the chance of that, and then what the rest wants", () => {
    expect(demandQuantile(perhaps, 0.5)).toBe(0);
    expect(demandQuantile(perhaps, 0.95)).toBe(demandQuantile(many, 1 - 0.05 / 0.4));
    expect(probabilityAbove(perhaps, 0)).toBeCloseTo(0.4 * probabilityAbove(many, 0), 14);
    expect(expectedShortfall(perhaps, -2)).toBeCloseTo(0.6 * 2 + 0.4 * 32, 12);
  });

  it("does so by weight as well", () => {
    const byWeight = mixtureOf([
      { weight: 0.6, law: demandDistribution(0, 0, false) },
      { weight: 0.4, law: weights[1] },
    ]);
    expect(demandQuantile(byWeight, 0.5)).toBe(0);
    expect(demandQuantile(byWeight, 0.95)).toBeCloseTo(demandQuantile(weights[1], 1 - 0.05 / 0.4), 3);
  });
});

describe("limits between the simple laws", () => {
  it.each([
    ["a count up to a mean of ten thousand", 10_000, 20_000, "negative_binomial"],
    ["continuous above", 10_001, 20_002, "gamma"],
    ["Poisson up to a variance of 1.01 means", 100, 101, "poisson"],
    ["negative binomial above", 100, 101.5, "negative_binomial"],
  ])("are: %s", (_, mean, variance, name) => expect(demandDistribution(mean, variance, true).name).toBe(name));
});

describe("laws changed", () => {
  const doubled = (law: typeof few) => demandDistribution(2 * law.mean, 2 * law.variance, true);

  it("are changed in each part", () => {
    expect(changedLaws(mixed, doubled)).toEqual(
      mixtureOf([
        { weight: 0.7, law: doubled(few) },
        { weight: 0.3, law: doubled(many) },
      ]),
    );
  });

  it("are one law where there is one, or where the change makes them alike", () => {
    expect(changedLaws(few, doubled)).toEqual(doubled(few));
    expect(changedLaws(mixed, () => many)).toBe(many);
  });
});

describe("quantiles of any mixture", () => {
  const mean = fc.oneof(fc.constantFrom(0, 0.01, 9999), fc.double({ min: 0.01, max: 2000, noNaN: true }));
  const part = fc.record({ mean, ratio: fc.double({ min: 0.5, max: 40, noNaN: true }) });
  const probability = fc.double({ min: 0.01, max: 0.999, noNaN: true });
  const share = fc.constantFrom(0, 0.15, 0.3, 0.5, 0.6, 1);
  const of = (a: { mean: number; ratio: number }, b: typeof a, weight: number, is_count: boolean) =>
    mixtureOf([
      { weight: 1 - weight, law: demandDistribution(a.mean, a.ratio * a.mean, is_count) },
      { weight, law: demandDistribution(b.mean, b.ratio * b.mean, is_count) },
    ]);

  it("are the least counts that cover: P(D ≤ q) ≥ p and P(D ≤ q − 1) < p", () => {
    fc.assert(
      fc.property(part, part, share, probability, (a, b, weight, p) => {
        const demand = of(a, b, weight, true);
        const quantile = demandQuantile(demand, p);
        expect(Number.isInteger(quantile)).toBe(true);
        expect(1 - probabilityAbove(demand, quantile)).toBeGreaterThanOrEqual(p - 1e-9);
        expect(1 - probabilityAbove(demand, quantile - 1)).toBeLessThan(p + 1e-9);
      }),
      { numRuns: 300 },
    );
  });

  it.each([true, false])("never fall as p rises (counts: %s)", (is_count) => {
    fc.assert(
      fc.property(part, part, share, probability, probability, (a, b, weight, p, q) => {
        const demand = of(a, b, weight, is_count);
        const [low, high] = [Math.min(p, q), Math.max(p, q)].map((each) => demandQuantile(demand, each));
        expect(low).toBeLessThanOrEqual((high ?? NaN) * (1 + 2e-6));
      }),
    );
  });

  it("have a name in Chinese", () => expect(DISTRIBUTION_LABELS.mixture).toMatch(/混合/));
});
