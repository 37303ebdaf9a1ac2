import { describe, expect, it } from "@jest/globals";
import type { BankTrial } from "../../../../src/domain/forecast/pooled/bank-trial.ts";
import { learnWeights } from "../../../../src/domain/forecast/pooled/learn-weights.ts";
import { EQUAL_WEIGHTS } from "../../../../src/domain/forecast/pooled-model.ts";
import { days, seededRandom } from "../../demand/a-series.ts";

const MOMENTS = 6;

/** Trials of items whose estimates miss the truth by these spreads, the truth times a ratio per moment being what comes. */
function trialsOf(
  items: number,
  spreads: readonly number[],
  ratios: readonly number[],
  least = 4,
  seed = 3,
): BankTrial[] {
  const random = seededRandom(seed);
  const noise = () => random() + random() + random() + random() - 2; // sd 0.58
  return Array.from({ length: items }, () => least + random()).flatMap((truth) =>
    ratios.map((ratio, moment) => ({
      estimates: Float64Array.from(spreads, (spread) => truth + spread * noise()),
      actual: ratio * truth + 0.05 * noise(),
      scale: 1,
      moment,
    })),
  );
}

const sum = (weights: Float64Array) => weights.reduce((total, weight) => total + weight, 0);
const ALIKE = [1, 1, 1, 1, 1, 1, 1];
const STEADY = [1, 1, 1, 1, 1, 1];

describe("weights learned across items", () => {
  it.each([
    ["the quickest", 0],
    ["the slowest", 4],
    ["a product", 5],
  ])("favour the estimate that proves the best: %s", (_, best) => {
    const spreads = ALIKE.map((__, i) => (i === best ? 0.05 : 2));
    const { weights, drift } = learnWeights(trialsOf(60, spreads, STEADY, 1), MOMENTS);
    expect(weights.indexOf(Math.max(...weights))).toBe(best);
    expect(weights[best]).toBeGreaterThan(0.45);
    expect(sum(weights)).toBeCloseTo(1, 12);
    expect(drift).toBe(1);
  });

  it("are the ridge regression's: (XᵀX + λI)w = Xᵀy + λ/7 with λ of thirty mean trials, made to sum to 1", () => {
    // all estimates of a trial but the first are alike, so two unknowns remain: w₀ and six times v
    const random = seededRandom(5);
    const trials = Array.from({ length: 240 }, (_, i) => {
      const [a, b] = [2 + random(), 4 * random() + 1];
      return { estimates: Float64Array.of(a, b, b, b, b, b, b), actual: a, scale: 1, moment: i % MOMENTS };
    });
    const { weights } = learnWeights(trials, MOMENTS);
    const ratios = STEADY.map((_, moment) => {
      const own = trials.filter((trial) => trial.moment === moment);
      const said = own.reduce((total, { estimates }) => total + sum(estimates) / 7, 0);
      return own.reduce((total, { actual }) => total + actual, 0) / said;
    });
    let [aa, ab, bb, ay, by] = [0, 0, 0, 0, 0];
    for (const { estimates, actual, moment } of trials) {
      const [a = NaN, b = NaN] = estimates;
      const y = actual / (ratios[moment] ?? NaN);
      [aa, ab, bb, ay, by] = [aa + a * a, ab + a * b, bb + b * b, ay + a * y, by + b * y];
    }
    const lambda = (30 * (aa + 6 * bb)) / (7 * 240);
    // (aa + λ)·w + 6·ab·v = ay + λ/7 and ab·w + (6·bb + λ)·v = by + λ/7
    const [r, s] = [ay + lambda / 7, by + lambda / 7];
    const determinant = (aa + lambda) * (6 * bb + lambda) - 6 * ab * ab;
    const w = (r * (6 * bb + lambda) - 6 * ab * s) / determinant;
    const v = ((aa + lambda) * s - ab * r) / determinant;
    expect(weights[0]).toBeCloseTo(w / (w + 6 * v), 8);
    for (let i = 1; i < 7; i++) expect(weights[i]).toBeCloseTo(v / (w + 6 * v), 8);
  });

  it("are not bent by a boom that lifts all items at one moment", () => {
    const spreads = ALIKE.map((_, i) => (i === 2 ? 0.05 : 2));
    const calm = learnWeights(trialsOf(60, spreads, STEADY), MOMENTS).weights;
    const boom = learnWeights(trialsOf(60, spreads, [1, 1, 3, 1, 1, 1]), MOMENTS).weights;
    boom.forEach((weight, i) => expect(Math.abs(weight - (calm[i] ?? NaN))).toBeLessThan(0.05));
  });

  it("stay equal in nine of ten sets where all estimates are worth the same, and nearly so in the tenth", () => {
    const models = days(20, (set) => set).map((set) =>
      learnWeights(trialsOf(200, ALIKE, STEADY, 4, 7919 * (set + 1)), MOMENTS),
    );
    expect(models.filter(({ weights }) => weights !== EQUAL_WEIGHTS).length).toBeLessThanOrEqual(2);
    expect(models.every(({ drift }) => drift === 1)).toBe(true);
    for (const { weights } of models) {
      for (const weight of weights) expect(Math.abs(weight - 1 / 7)).toBeLessThan(0.02);
    }
  });

  it("stay equal where what won early does not win late", () => {
    const early = trialsOf(60, [0.05, 2, 2, 2, 2, 2, 2], STEADY).filter(({ moment }) => moment < 3);
    const late = trialsOf(60, [2, 0.05, 2, 2, 2, 2, 2], STEADY).filter(({ moment }) => moment >= 3);
    expect(learnWeights([...early, ...late], MOMENTS).weights).toBe(EQUAL_WEIGHTS);
  });

  it("ask for two hundred trials", () => {
    const trials = trialsOf(34, [0.05, 2, 2, 2, 2, 2, 2], STEADY);
    expect(learnWeights(trials.slice(0, 199), MOMENTS)).toEqual({ weights: EQUAL_WEIGHTS, drift: 1 });
    expect(learnWeights(trials.slice(0, 200), MOMENTS).weights).not.toBe(EQUAL_WEIGHTS);
    expect(learnWeights([], MOMENTS)).toEqual({ weights: EQUAL_WEIGHTS, drift: 1 });
  });

  it.each([
    ["no estimate ever said anything", 0, 5],
    ["nothing ever came", 4, 0],
    ["nothing was said and nothing came", 0, 0],
  ])("stay equal where %s", (_, said, actual) => {
    const trials = Array.from({ length: 240 }, (__, i) => ({
      estimates: new Float64Array(7).fill(said),
      actual,
      scale: 1,
      moment: i % MOMENTS,
    }));
    const { weights, drift } = learnWeights(trials, MOMENTS);
    expect([...weights].every((weight) => Math.abs(weight - 1 / 7) < 1e-9)).toBe(true);
    expect(drift).toBe(1);
  });
});

describe("drift common to all items", () => {
  it("is the mean logarithm of what came over what was said, drawn towards none by its error", () => {
    const { weights, drift } = learnWeights(trialsOf(60, ALIKE, [0.8, 0.8, 0.8, 0.8, 0.8, 0.8]), MOMENTS);
    expect(weights).toBe(EQUAL_WEIGHTS);
    // six equal moments: error = 0.15² ÷ 36, so the logarithm keeps 36/37
    expect(drift).toBeCloseTo(0.8 ** (36 / 37), 2);
  });

  it("is drawn further the more the moments differ: centre·σ² ÷ (σ² + error), error = (spread + σ²) ÷ n²", () => {
    const ratios = [0.7, 0.8, 0.75, 0.9, 0.7, 0.8];
    const exact = ratios.flatMap((ratio, moment) =>
      Array.from({ length: 40 }, (_, i) => ({
        estimates: new Float64Array(7).fill(2 + (i % 5)),
        actual: ratio * (2 + (i % 5)),
        scale: 1,
        moment,
      })),
    );
    const logs = ratios.map(Math.log);
    const centre = logs.reduce((total, log) => total + log, 0) / 6;
    const spread = logs.reduce((total, log) => total + (log - centre) ** 2, 0);
    const error = (spread + 0.0225) / 36;
    expect(learnWeights(exact, MOMENTS).drift).toBeCloseTo(Math.exp((centre * 0.0225) / (0.0225 + error)), 9);
  });

  it("weighs items by the root of their scale", () => {
    const trials = STEADY.flatMap((_, moment) =>
      Array.from({ length: 40 }, (__, i) => ({
        estimates: new Float64Array(7).fill(4),
        actual: i % 2 === 0 ? 2 : 4,
        scale: i % 2 === 0 ? 9 : 1,
        moment,
      })),
    );
    const ratio = (3 * 2 + 1 * 4) / (3 * 4 + 1 * 4);
    expect(learnWeights(trials, MOMENTS).drift).toBeCloseTo(ratio ** (36 / 37), 9);
  });

  it("is none where a rise of early moments does not last", () => {
    expect(learnWeights(trialsOf(60, ALIKE, [1.3, 1.3, 1.3, 1, 1, 0.9]), MOMENTS).drift).toBe(1);
  });

  it("takes a moment at which nothing was said for one without a drift", () => {
    const trials = STEADY.flatMap((_, moment) =>
      Array.from({ length: 40 }, () => ({
        estimates: new Float64Array(7).fill(moment === 1 ? 0 : 4),
        actual: 3.2,
        scale: 1,
        moment,
      })),
    );
    const centre = (5 * Math.log(0.8)) / 6;
    const spread = 5 * (Math.log(0.8) - centre) ** 2 + centre ** 2;
    const error = (spread + 0.0225) / 36;
    expect(learnWeights(trials, MOMENTS).drift).toBeCloseTo(Math.exp((centre * 0.0225) / (0.0225 + error)), 9);
  });

  it("is tried on the later half, the middle moment counting as early", () => {
    expect(learnWeights(trialsOf(80, ALIKE, [1, 0.6, 0.775]), 3).drift).toBeLessThan(0.9);
  });

  it("leaves out moments at which nothing came", () => {
    const trials = trialsOf(60, ALIKE, [0.8, 0, 0.8, 0.8, 0.8, 0.8]).map((trial) =>
      trial.moment === 1 ? { ...trial, actual: 0 } : trial,
    );
    expect(learnWeights(trials, MOMENTS).drift).toBeCloseTo(0.8 ** (25 / 26), 2);
  });

  it.each([0.3, 3])("stays within sane bounds when all items change by %d at once", (ratio) => {
    const { drift } = learnWeights(
      trialsOf(
        60,
        ALIKE,
        STEADY.map(() => ratio),
      ),
      MOMENTS,
    );
    expect(Math.abs(Math.log(drift))).toBeLessThanOrEqual(Math.abs(Math.log(ratio)) + 0.02);
  });
});
