import { describe, expect, it } from "@jest/globals";
import { finished } from "../../../src/domain/math/steps.ts";
import { seededRandom } from "../../../src/domain/math/seeded-random.ts";
import {
  gapPopulationSteps,
  gapCdf,
  gapLaw,
  gapQuantile,
  NO_GAPS,
  withGap,
} from "../../../src/domain/repurchase/gap-law.ts";
import type { GapPopulation, GapSums } from "../../../src/domain/repurchase/gap-law.ts";
import { isLost, repurchaseGap, repurchaseGaps } from "../../../src/domain/repurchase/repurchase-gap.ts";
import { drawnGamma, drawnNormal } from "./simulated-customers.ts";

const TRUTH: GapPopulation = { mean: Math.log(30), weight: 0.6, variance: 0.25, freedom: 8 };

/** A customer who never leaves: the gaps seen, and the next one. */
interface Regular {
  readonly orders: number;
  readonly own: GapSums;
  readonly next: number;
}

function regulars(customers: number, orders: (i: number) => number, seed: number): readonly Regular[] {
  const random = seededRandom(seed);
  return Array.from({ length: customers }, (_, i) => {
    const variance = (TRUTH.freedom * TRUTH.variance) / (2 * drawnGamma(TRUTH.freedom / 2, random));
    const mean = TRUTH.mean + Math.sqrt(variance / TRUTH.weight) * drawnNormal(random);
    const gap = () => Math.max(1, Math.exp(mean + Math.sqrt(variance) * drawnNormal(random)));
    let own = NO_GAPS;
    for (let k = 1; k < orders(i); k++) own = withGap(own, gap());
    return { orders: orders(i), own, next: gap() };
  });
}

describe("a customer's own repurchase gap", () => {
  const customers = regulars(6_000, (i) => [1, 2, 3, 5, 12, 30][i % 6] ?? 1, 3);
  const fit = finished(gapPopulationSteps(customers.map(({ own }) => own)));
  if (fit.kind !== "estimated") throw new Error(fit.reason);
  const { population } = fit;

  it("learns the population that the customers were drawn from", () => {
    expect(population.mean).toBeCloseTo(TRUTH.mean, 1);
    expect(Math.abs(population.weight / TRUTH.weight - 1)).toBeLessThan(0.2);
    expect(Math.abs(population.variance / TRUTH.variance - 1)).toBeLessThan(0.15);
    expect(Math.abs(population.freedom / TRUTH.freedom - 1)).toBeLessThan(0.3);
  });

  it.each([1, 2, 3, 5, 12, 30])(
    "calls a tenth of the active customers with %d orders lost, as it promises",
    (orders) => {
      const group = customers.filter((customer) => customer.orders === orders);
      const lost = group.filter(({ own, next }) => isLost(repurchaseGap(population, own), next)).length;
      expect(Math.abs(lost / group.length - 0.1)).toBeLessThan(0.03);
    },
  );

  it("calls a twentieth lost where the 95 % quantile is asked for", () => {
    const gaps95 = repurchaseGaps(population, 0.95);
    const lost = customers.filter(({ own, next }) => isLost(gaps95(own), next)).length;
    expect(Math.abs(lost / customers.length - 0.05)).toBeLessThan(0.01);
  });

  it("gives a customer with one order the population's", () => {
    const { days, own_share } = repurchaseGap(population, NO_GAPS);
    expect(own_share).toBe(0);
    expect(days).toBe(Math.ceil(gapQuantile(gapLaw(population, NO_GAPS), 0.9)));
  });

  it("pulls a business customer with three orders to the population, one with thirty hardly", () => {
    const every = (days: number, gaps: number) =>
      Array.from({ length: gaps }).reduce<GapSums>((sums) => withGap(sums, days), NO_GAPS);
    const heavy = { ...population, weight: 4, freedom: 10 };
    const few = repurchaseGap(heavy, every(90, 2));
    const many = repurchaseGap(heavy, every(90, 29));
    expect(few.usual_days).toBeLessThan(60);
    expect(many.usual_days).toBeGreaterThan(75);
    expect(few.own_share).toBeCloseTo(1 / 3, 6);
    expect(few.days / few.usual_days).toBeGreaterThan(many.days / many.usual_days);
  });

  it("is not lost on the last day of the gap", () => {
    const gap = repurchaseGap(population, NO_GAPS);
    expect(isLost(gap, gap.days)).toBe(false);
    expect(isLost(gap, gap.days + 1)).toBe(true);
  });

  it("takes gaps below a day for a day, and knows no gap of no day", () => {
    expect(withGap(NO_GAPS, 0)).toEqual({ gaps: 1, log_sum: 0, log_square_sum: 0 });
    expect(gapCdf(gapLaw(population, NO_GAPS), 0)).toBe(0);
  });

  it("is not learned from fewer than 20 customers with a gap", () => {
    const few = [
      ...customers.filter(({ orders }) => orders > 1).slice(0, 19),
      ...customers.filter(({ orders }) => orders === 1),
    ];
    expect(finished(gapPopulationSteps(few.map(({ own }) => own)))).toEqual({
      kind: "not_estimable",
      reason: "too_few_buyers",
      buyers: 19,
    });
  });

  it("takes thousands of equal gaps without running off", () => {
    const equal = finished(gapPopulationSteps(Array.from({ length: 6_000 }, () => withGap(withGap(NO_GAPS, 7), 7))));
    if (equal.kind !== "estimated") throw new Error(equal.reason);
    expect(repurchaseGap(equal.population, NO_GAPS).days).toBeLessThanOrEqual(8);
  });
});
