import { describe, expect, it } from "@jest/globals";
import type { DayEffect } from "../../../src/domain/demand/day-effects.ts";
import type { DayEffectName, EffectColumn } from "../../../src/domain/demand/effect-columns.ts";
import type { DemandEffects } from "../../../src/domain/known-days/demand-effects.ts";
import { explainedEffects } from "../../../src/domain/known-days/effects-at-work.ts";
import type { PriceEffect } from "../../../src/domain/known-days/price-effect.ts";
import type { JudgedPromotion } from "../../../src/domain/known-days/promotion-effects.ts";

const TODAY = "2026-12-01";
const ITEM = { item_code: "P-1", category: "水杯", brand: null };

function aColumn(name: DayEffectName, values: readonly number[]): EffectColumn {
  return { name, values: Float64Array.from(values) };
}

function anEffect(name: DayEffectName, value: number): DayEffect {
  return { name, value, estimate: value, standard_error: 0.1, multiple: Math.exp(value), days: 9 };
}

function someEffects(parts: Partial<DemandEffects>): DemandEffects {
  const ones = new Float64Array(8).fill(1);
  return {
    ...{
      past: new Float64Array(0),
      coming: ones,
      calendar: ones,
      columns: [],
      effects: [],
      price: null,
      elasticity: null,
      adjustments: [],
    },
    ...{ coming_log_sds: null, promotions: [], runs: [] },
    ...parts,
  };
}

function toldOf(calendar: readonly number[], columns: readonly EffectColumn[], days = 8) {
  const { at_work } = explainedEffects(someEffects({ calendar: Float64Array.from(calendar), columns }), ITEM, {
    ...{ today: TODAY, days },
  });
  return at_work.map((effect) => [
    effect.kind === "calendar" && effect.effect,
    ...(effect.kind === "price" ? [] : [effect.from.slice(8), effect.to.slice(8)]),
  ]);
}

describe("what the calendar will do", () => {
  const eve = aColumn("before_eve", [1, 1, 0, 0, 0, 0, 0, 0]);
  const holiday = aColumn("holiday", [0, 1, 1, 1, 0, 0, 1, 0]);
  const after = aColumn("after_eve", [0, 0, 0, 0, 1, 1, 0, 0]);
  const worked = aColumn("makeup_workday", [0, 0, 0, 0, 0, 0, 0, 1]);
  const columns = [holiday, worked, after, eve];

  it("is told stretch by stretch; a day of several kinds goes by the feast before the holiday", () => {
    expect(toldOf([2, 2, 3, 3, 0.5, 0.5, 3, 0.8], columns)).toEqual([
      ["before_eve", "01", "02"],
      ["holiday", "03", "04"],
      ["after_eve", "05", "06"],
      ["holiday", "07", "07"],
      ["makeup_workday", "08", "08"],
    ]);
  });

  it("is told of stretches that begin within the days asked for, to their own end", () => {
    expect(toldOf([1, 1, 3, 3, 0.5, 0.5, 1, 1], columns, 3)).toEqual([["holiday", "03", "04"]]);
    expect(toldOf([1, 1, 3, 3, 0.5, 0.5, 1, 1], columns, 2)).toEqual([]);
  });

  it("is nothing on ordinary days, nor where only the weekend is at work", () => {
    expect(toldOf([1, 1, 1, 1, 1, 1, 1, 1], columns)).toEqual([]);
    expect(toldOf([2, 2, 1, 1, 1, 1, 1, 1], [aColumn("weekend", [1, 1, 0, 0, 0, 0, 0, 0])])).toEqual([]);
  });

  it("has the mean multiple of its days, and is left out within two in a hundred of 1", () => {
    const multiplesOf = (calendar: readonly number[]) =>
      explainedEffects(someEffects({ calendar: Float64Array.from(calendar), columns }), ITEM, {
        ...{ today: TODAY, days: 8 },
      }).at_work.map(({ multiple }) => Number(multiple.toFixed(6)));
    expect(multiplesOf([1, 2, 3, 4, 0.5, 0.7, 1, 1])).toEqual([2, 3.5, 0.6]);
    expect(multiplesOf([1, 1, 1.01, 1.02, 0.97, 0.98, 1, 1])).toEqual([0.975]);
  });
});

describe("what was learned of days", () => {
  it("is told with its days; nothing of weekends, which the season index has, and nothing of what does nothing", () => {
    const effects = [
      anEffect("weekend", 0.5),
      anEffect("holiday", 0.7),
      anEffect("after_eve", 0),
      anEffect("before_eve", -0.2),
    ];
    const { learned } = explainedEffects(someEffects({ effects }), ITEM, { today: TODAY, days: 8 });
    expect(learned).toEqual([
      { effect: "holiday", multiple: Math.exp(0.7), standard_error: 0.1, days: 9 },
      { effect: "before_eve", multiple: Math.exp(-0.2), standard_error: 0.1, days: 9 },
    ]);
  });
});

describe("a promotion to come", () => {
  const promotion: JudgedPromotion = {
    ...{
      promotion_name: "双12 2026",
      channel: null,
      stage: "sale",
      expected_uplift: null,
      scope: { kind: "all", values: [] },
    },
    ...{ start_date: "2026-12-03", end_date: "2026-12-04", uplift: 2.5, log_sd: 0.2, learned_days: 4 },
  };
  const run = (promotion_name: string, stage: "sale" | "presale") => ({
    promotion: { promotion_name, stage },
    ...{ item_code: "P-1", category: "水杯", days: 2, requested: 50, expected: 20 },
  });

  it("is told once, with the runs of the same name and stage before it", () => {
    const runs = [run("2025 双12", "sale"), run("2024 双12", "sale"), run("2025 双12", "presale"), run("618", "sale")];
    const promotions = [null, null, promotion, promotion, null];
    const { at_work } = explainedEffects(someEffects({ promotions, runs }), ITEM, { today: TODAY, days: 5 });
    expect(at_work).toEqual([
      {
        ...{ kind: "promotion", promotion_name: "双12 2026", stage: "sale", from: "2026-12-03", to: "2026-12-04" },
        ...{ multiple: 2.5, own_runs: 2, learned_days: 4, expected_uplift: null },
      },
    ]);
  });
});

describe("a price change ahead", () => {
  const elasticity = { ...anEffect("relative_price", -1.7), days: 30 };
  const price = (multiple: number): PriceEffect => ({
    ...{ past_price: 10, coming_price: 8, multiple, log_sd: 0.1, own_days: 30, past: new Float64Array(0) },
  });
  const toldBy = (multiple: number) =>
    explainedEffects(someEffects({ price: price(multiple), elasticity }), ITEM, { today: TODAY, days: 8 });

  it("is told with both prices, and the elasticity beside the other coefficients", () => {
    const { at_work, learned } = toldBy(1.46);
    expect(at_work).toEqual([{ kind: "price", past_price: 10, coming_price: 8, multiple: 1.46, own_days: 30 }]);
    expect(learned).toEqual([{ effect: "relative_price", multiple: Math.exp(-1.7), standard_error: 0.1, days: 30 }]);
  });

  it("is not worth a word where it changes next to nothing", () => {
    expect(toldBy(1.01).at_work).toEqual([]);
    expect(toldBy(0.97).at_work).toHaveLength(1);
  });
});
