import { describe, expect, it } from "@jest/globals";
import { excludesNought } from "../../../src/domain/stockout-effect/bootstrap-interval.ts";
import { judgedShop } from "../../../src/domain/stockout-effect/simulator/judged-shop.ts";
import { type PlantedEffect, SHOP_PLAN } from "../../../src/domain/stockout-effect/simulator/shop-plan.ts";
import { simulateShop } from "../../../src/domain/stockout-effect/simulator/simulate-shop.ts";

const SHOPS = 8;
const NO_EFFECT = { rate_drop: 0, extra_dropout: 0, item_harm: [1] };
const TERMS = { draws: 200 };

const judged = (effect: PlantedEffect) =>
  Array.from({ length: SHOPS }, (_, i) => judgedShop({ ...SHOP_PLAN, seed: 300 + i, effect }, TERMS)).flatMap((shop) =>
    shop.effect.kind === "estimated" ? [{ ...shop, effect: shop.effect }] : [],
  );
const planted = judged(SHOP_PLAN.effect);
const untouched = judged(NO_EFFECT);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const holds = ({ low, high }: { low: number; high: number }, truth: number) => low <= truth && truth <= high;

describe("made-up shops whose truth is known", () => {
  it("are estimated nearly all", () => {
    expect(planted.length + untouched.length).toBeGreaterThanOrEqual(2 * SHOPS - 3);
  });

  it("have the truth inside nearly all intervals, and no bias to speak of", () => {
    for (const name of ["lost", "margin"] as const) {
      const held = planted.filter(({ effect, truth }) => holds(effect.effects[name].per_customer, truth[name]));
      expect(held.length).toBeGreaterThanOrEqual(planted.length - 2);
    }
    const bias = mean(planted.map(({ effect, truth }) => effect.effects.lost.per_customer.value - truth.lost));
    expect(Math.abs(bias)).toBeLessThan(0.03);
  });

  it("show the planted loss, and none where none was planted", () => {
    const off = (shops: typeof planted) =>
      shops.filter(({ effect }) => excludesNought(effect.effects.lost.per_customer));
    expect(off(planted).length).toBeGreaterThanOrEqual(planted.length - 3);
    expect(off(untouched).length).toBeLessThanOrEqual(2);
  });

  it("deceive whoever compares the exposed with all others: they buy more after a stockout than anybody", () => {
    for (const { naive, truth } of planted) {
      expect(naive.exposed_against_others.margin.low).toBeGreaterThan(0);
      expect(truth.margin).toBeLessThan(0);
    }
  });

  it("deceive whoever lays every customer who stays away to the stockout", () => {
    for (const { naive, truth } of [...planted, ...untouched]) {
      expect(naive.before_and_after.lost.low).toBeGreaterThan(truth.lost);
    }
  });

  it("differ in nothing between their two worlds up to the first shortage, and without an effect ever", () => {
    const shop = simulateShop({ ...SHOP_PLAN, customers: 50, effect: NO_EFFECT });
    expect(shop.lines).toEqual(shop.lines_without_outages);
    expect(simulateShop({ ...SHOP_PLAN, customers: 50, effect: NO_EFFECT })).toEqual(shop);
    const minding = simulateShop({ ...SHOP_PLAN, customers: 200 });
    const first = new Map(minding.exposures.toReversed().map(({ customer_code, day }) => [customer_code, day]));
    const before = ({ customer_code, day }: { customer_code: string; day: string }) =>
      day <= (first.get(customer_code) ?? "9");
    expect(minding.lines.filter(before)).toEqual(minding.lines_without_outages.filter(before));
    expect(minding.lines.length).toBeLessThan(minding.lines_without_outages.length);
  });
});
