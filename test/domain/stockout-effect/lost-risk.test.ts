import { describe, expect, it } from "@jest/globals";
import { finished } from "../../../src/domain/math/steps.ts";
import { fragileCustomers } from "../../../src/domain/stockout-effect/fragile-customers.ts";
import { logisticRidgeSteps } from "../../../src/domain/stockout-effect/logistic-ridge.ts";
import { lostRiskSteps, type PastExposure } from "../../../src/domain/stockout-effect/lost-risk.ts";
import { pastExposures } from "../../../src/domain/stockout-effect/past-exposures.ts";
import { purchasePanel } from "../../../src/domain/stockout-effect/purchase-panel.ts";
import { lastDayOf, simulateShop } from "../../../src/domain/stockout-effect/simulator/simulate-shop.ts";
import { trialFrame } from "../../../src/domain/stockout-effect/trial-frame.ts";
import { SHOP_PLAN } from "../../../src/domain/stockout-effect/simulator/shop-plan.ts";
import { BEHAVIOUR } from "../../../src/domain/stockout-effect/behaviour-before.ts";
import { seededRandom } from "../../../src/domain/math/seeded-random.ts";

const PLAN = { ...SHOP_PLAN, customers: 3000 };

function frameOf(seed: number) {
  const plan = { ...PLAN, seed };
  const { lines, exposures, attributes } = simulateShop(plan);
  return trialFrame({ panel: purchasePanel(lines, lastDayOf(plan)), exposures, attributes }, 90);
}

const past = (seed: number) => finished(pastExposures(frameOf(seed)));

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe("the chance to be lost after a shortage", () => {
  it("is calibrated on exposures of another shop: low, middling and high risks come true as often as foretold", () => {
    const learned = finished(lostRiskSteps(past(11)));
    expect(learned).toMatchObject({ kind: "by_behaviour" });
    const judged = past(12)
      .map(({ behaviour, lost }) => ({ risk: learned.risk(behaviour), lost: Number(lost) }))
      .sort((a, b) => a.risk - b.risk);
    const third = Math.floor(judged.length / 3);
    const thirds = [judged.slice(0, third), judged.slice(third, 2 * third), judged.slice(2 * third)];
    const shares = thirds.map((part) => mean(part.map(({ lost }) => lost)));
    thirds.forEach((part, i) => {
      expect(Math.abs(mean(part.map(({ risk }) => risk)) - (shares[i] ?? 0))).toBeLessThan(0.09);
    });
    expect((shares[2] ?? 0) - (shares[0] ?? 0)).toBeGreaterThan(0.1);
  });

  it("is told of the exposed whose windows are open, the most fragile first", () => {
    const frame = frameOf(11);
    const { learned, customers } = finished(fragileCustomers(frame));
    expect(learned.kind).toBe("by_behaviour");
    expect(customers.length).toBeGreaterThan(0);
    expect(customers.length).toBeLessThanOrEqual(frame.counts.too_recent);
    const risks = customers.map(({ lost_risk }) => lost_risk);
    expect(risks).toEqual(risks.toSorted((a, b) => b - a));
    expect(risks.every((risk) => risk > 0 && risk < 1)).toBe(true);
  });

  it("is the share of all where too few exposures are known", () => {
    const few = past(11).slice(0, 60);
    const { kind, risk } = finished(lostRiskSteps(few));
    expect(kind).toBe("base_rate");
    expect(risk(new Float64Array(BEHAVIOUR.length))).toBeCloseTo((1 + few.filter(({ lost }) => lost).length) / 62);
    expect(finished(lostRiskSteps([])).risk(new Float64Array(BEHAVIOUR.length))).toBe(0.5);
  });

  it("is the share of all where behaviour tells nothing", () => {
    const random = seededRandom(3);
    const noise: PastExposure[] = Array.from({ length: 200 }, () => {
      return { behaviour: Float64Array.from(BEHAVIOUR, () => random()), lost: random() < 0.5 };
    });
    expect(finished(lostRiskSteps(noise))).toMatchObject({ kind: "base_rate", reason: "no_better" });
  });
});

describe("logistic regression with a ridge", () => {
  it("gives the share of ones without a column that tells, and keeps a separated column finite", () => {
    const level = finished(logisticRidgeSteps([[1], [1], [1], [1]], Float64Array.of(1, 0, 0, 0), 1));
    expect(level(Float64Array.of(1))).toBeCloseTo(0.25, 6);
    const steep = finished(logisticRidgeSteps([[0], [0], [1], [1]], Float64Array.of(0, 0, 1, 1), 1));
    expect(steep(Float64Array.of(1))).toBeGreaterThan(0.52);
    expect(steep(Float64Array.of(1))).toBeLessThan(0.95);
  });
});
