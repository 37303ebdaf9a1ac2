import { describe, expect, it } from "@jest/globals";
import { finished } from "../../../src/domain/math/steps.ts";
import { logisticSteps, logisticProbability } from "../../../src/domain/math/logistic-regression.ts";
import { seededRandom } from "../../../src/domain/math/seeded-random.ts";

const HOURS = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 1.75, 2, 2.25, 2.5, 2.75, 3, 3.25, 3.5, 4, 4.25, 4.5, 4.75, 5, 5.5];
const PASSED = [0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1];

describe("a logistic regression", () => {
  it("has the published weights of hours of study and passing: −4.0777 and 1.5046", () => {
    const cases = HOURS.map((hours, i) => ({ features: Float64Array.of(hours), happened: PASSED[i] === 1 }));
    const { intercept, weights } = finished(logisticSteps(cases, 0));
    expect(intercept).toBeCloseTo(-4.0777, 4);
    expect(weights[0]).toBeCloseTo(1.5046, 4);
  });

  it("recovers the weights that cases were drawn from, whatever their scale", () => {
    const truth = { intercept: -2, weights: Float64Array.of(1.5, -0.004) };
    const random = seededRandom(5);
    const cases = Array.from({ length: 30_000 }, () => {
      const features = Float64Array.of(random() * 2, 1_000 * random());
      return { features, happened: random() < logisticProbability(truth, features) };
    });
    const { intercept, weights } = finished(logisticSteps(cases));
    expect(intercept).toBeCloseTo(-2, 0);
    expect(Math.abs((weights[0] ?? 0) / 1.5 - 1)).toBeLessThan(0.06);
    expect(Math.abs((weights[1] ?? 0) / -0.004 - 1)).toBeLessThan(0.06);
  });

  it("gives a feature that never changes no weight, and stays finite where one divides all cases", () => {
    const cases = Array.from({ length: 40 }, (_, i) => ({ features: Float64Array.of(7, i), happened: i >= 20 }));
    const { weights } = finished(logisticSteps(cases));
    expect(weights[0]).toBeCloseTo(0, 12);
    expect(weights[1]).toBeGreaterThan(0);
    expect(Number.isFinite(weights[1])).toBe(true);
  });
});
