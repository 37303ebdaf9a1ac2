import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { addDays } from "../../../src/domain/calendar/day.ts";
import { probabilityAbove } from "../../../src/domain/demand/demand-distribution.ts";
import { assessStockoutRisk } from "../../../src/domain/risk/assess-stockout-risk.ts";
import { explanationLines } from "../../../src/domain/risk/explanation-lines.ts";
import { explanationSentence } from "../../../src/domain/risk/explanation-sentence.ts";
import { leftOver, plannedSums } from "../../../src/domain/risk/planned-use.ts";
import { stockoutProbability } from "../../../src/domain/risk/stockout-probability.ts";
import { aSeries, days, poissonDays, TODAY } from "../demand/a-series.ts";
import { aRiskInput } from "./a-risk-input.ts";
import type { RiskOverrides } from "./a-risk-input.ts";

const SELLING = aSeries(poissonDays(200, 2));
const NEVER_SOLD = aSeries([]);
const risk = (overrides: RiskOverrides) => assessStockoutRisk(aRiskInput(overrides));

function use(due_in_days: number, quantity: number, order_no = "MO-12") {
  return { order_no, made_code: "BIKE", day: addDays(TODAY, due_in_days), quantity };
}

describe("a component that production is going to take", () => {
  it("needs no sales to be judged: enough is no risk, one unit less is a certain stop on the very day", () => {
    const enough = risk({ demand: NEVER_SOLD, stock: { on_hand: 40 }, planned_use: [use(10, 40)] });
    expect(enough).toMatchObject({ severity: "none", stockout_probability: 0, stockout_date: null });
    const short = risk({ demand: NEVER_SOLD, stock: { on_hand: 39 }, planned_use: [use(10, 40)] });
    expect(short).toMatchObject({
      ...{ stockout_probability: 1, stockout_date: "2026-12-03", early_stockout_date: "2026-12-03" },
      ...{ severity: "high", expected_lost_units: 1, forecaster: null, demand_mean: null, days_of_supply: 11 },
      ...{ reorder_point: 40, safety_stock: 0, suggested_order_quantity: 1, order_by_date: TODAY },
    });
    expect(short.missing).toContain("demand_history");
  });

  it("lasts until production takes it, not for as long as it hardly sells", () => {
    const slow = aSeries([...days(199, 0), 1]);
    const short = risk({ demand: slow, stock: { on_hand: 18 }, planned_use: [use(0, 60)] });
    expect(short.days_of_supply).toBe(0.3);
    const lines = explanationLines(short.explanation).filter(({ label }) => label === "可供天数");
    expect(lines).toEqual([{ label: "可供天数", value: "0.3 天（按近期日均和生产用料，不是预测）" }]);
    const alone = risk({ demand: NEVER_SOLD, stock: { on_hand: 18 }, planned_use: [use(0, 60)] });
    expect(explanationLines(alone.explanation)).toContainEqual({
      ...{ label: "可供天数", value: "0.3 天（按生产用料，不是预测）" },
    });
    const enough = risk({ demand: NEVER_SOLD, stock: { on_hand: 60 }, planned_use: [use(0, 60)] });
    expect(explanationLines(enough.explanation)).toContainEqual({ label: "可供天数", value: "无销量" });
  });

  it("is too little known again without a plan", () => {
    expect(risk({ demand: NEVER_SOLD, planned_use: [] })).toMatchObject({ severity: "unknown" });
    expect(risk({ demand: NEVER_SOLD, planned_use: [use(3, 0)] })).toMatchObject({ severity: "unknown" });
    expect(risk({ demand: NEVER_SOLD, planned_use: [use(300, 5)] })).toMatchObject({ severity: "unknown" });
  });

  it("is out when nothing is there, wanted though it never sold", () => {
    expect(risk({ demand: NEVER_SOLD, stock: { on_hand: 0 }, planned_use: [use(5, 4)] })).toMatchObject({
      severity: "out",
    });
    expect(risk({ demand: NEVER_SOLD, stock: { on_hand: 0 } })).toMatchObject({ severity: "unknown" });
  });

  it("runs out before an order can arrive where production comes sooner than that", () => {
    expect(risk({ demand: NEVER_SOLD, stock: { on_hand: 39 }, planned_use: [use(3, 40)] }).severity).toBe("critical");
  });

  it("is not forecast from what production took before: an issue to the floor is a movement, not a sale", () => {
    const issued = risk({ demand: aSeries(days(120, 0)), stock: { on_hand: 50 }, planned_use: [use(10, 40)] });
    expect(issued).toMatchObject({ stockout_probability: 0, reorder_point: 40, demand_mean: 0 });
  });

  it("orders at once for what is taken within the exposure, and for the next cycle with it", () => {
    const plan = [use(10, 40), use(20, 25), use(40, 30)];
    const { reorder_point, order_up_to_level, suggested_order_quantity } = risk({
      ...{ demand: NEVER_SOLD, stock: { on_hand: 10 }, planned_use: plan },
    });
    // Lead time 10 and a week between orders: the 40 fall in the 17 days, the 25 in the week after them.
    expect({ reorder_point, order_up_to_level, suggested_order_quantity }).toEqual({
      ...{ reorder_point: 40, order_up_to_level: 65, suggested_order_quantity: 55 },
    });
  });

  it("counts beside its own sales: what production takes comes off the supply of the same days", () => {
    const stock = { on_hand: 60 };
    const joined = risk({ demand: SELLING, stock, planned_use: [use(5, 30)] });
    const less = risk({ demand: SELLING, stock: { on_hand: 30 } });
    expect(joined.stockout_probability).toBe(less.stockout_probability);
    expect(joined.safety_stock).toBe(less.safety_stock);
    expect(joined.reorder_point).toBeCloseTo((less.reorder_point ?? NaN) + 30, 6);
    expect(joined.suggested_order_quantity).toBe(less.suggested_order_quantity);
    const [firstDay] = joined.projection;
    expect(firstDay?.stock_p50).toBeGreaterThan(30);
    expect(joined.projection[6]?.stock_p50).toBe(less.projection[6]?.stock_p50);
  });

  it("takes today what was to be taken before today", () => {
    const late = risk({ demand: NEVER_SOLD, stock: { on_hand: 3 }, planned_use: [use(-4, 5)] });
    expect(late).toMatchObject({ stockout_date: TODAY, severity: "critical" });
    expect(explanationSentence(late.explanation)).toContain("生产单 MO-12 原定 11 月 19 日要用 5 个");
  });

  it("names the plan as what the risk comes from, and explains the number to the unit", () => {
    const { explanation, stockout_probability } = risk({
      ...{ demand: SELLING, stock: { on_hand: 70 }, planned_use: [use(8, 40), use(30, 10, "MO-13")] },
    });
    const { exposure, production, factors } = explanation;
    if (exposure === null || production === undefined) throw new Error("both are explained");
    expect(production).toMatchObject({ exposure_quantity: 40, uses: [{ order_no: "MO-12" }, { order_no: "MO-13" }] });
    expect(exposure.planned).toBe(40);
    expect(exposure.cases).toEqual([{ probability: 1, supply: 30 }]);
    expect(stockoutProbability(exposure.demand, exposure.cases)).toBe(exposure.value);
    expect(Math.round(probabilityAbove(exposure.demand, 70 - 40) * 1e4) / 1e4).toBe(stockout_probability);
    expect(factors[0]?.factor).toBe("production_need");
  });

  it("says it in one sentence and in the table", () => {
    const plan = [use(10, 40), use(12, 5, "MO-13"), use(13, 2, "MO-14"), use(14, 1, "MO-15"), use(50, 9, "MO-16")];
    const { explanation } = risk({ demand: NEVER_SOLD, stock: { on_hand: 38 }, planned_use: plan });
    expect(explanationSentence(explanation)).toBe(
      "现有 38 个，生产单 MO-12 在 12 月 3 日要用 40 个，生产单 MO-13 在 12 月 5 日要用 5 个，另有 2 笔生产用料共 3 个，" +
        "预计 12 月 3 日前后不够生产；现在下单最快 12 月 3 日到货，建议今天订 10 个。",
    );
    const table = explanationLines(explanation).map(({ label, value }) => `${label}：${value}`);
    expect(table).toContain("生产用料：生产单 MO-16 在 2027 年 1 月 12 日要用 9 个");
    expect(table).toContain("生产用料合计：48 个（17 天内，按计划确定，不再预测）");
    expect(table).toContain("再订货点：48 个（含生产用料 48 个）");
    expect(table).toContain("首要原因：生产计划要用料（若无此项，概率为 0%）");
    expect(table.find((line) => line.startsWith("周期内缺货概率的算法"))).toContain("已扣除生产用料");
  });

  const plans = fc.array(fc.tuple(fc.integer({ min: -5, max: 40 }), fc.integer({ min: 1, max: 60 })), { maxLength: 4 });
  const histories = fc.constantFrom(SELLING, NEVER_SOLD, aSeries(poissonDays(60, 0.3)));

  it("is no safer, ends no later and loses no less when an order is added to the plan", () => {
    fc.assert(
      fc.property(histories, fc.nat(120), plans, (demand, on_hand, plan) => {
        const uses = plan.map(([day, quantity], i) => use(day, quantity, `MO-${i}`));
        const of = (planned_use: typeof uses) => risk({ demand, stock: { on_hand }, planned_use });
        const [before, after] = [of(uses.slice(1)), of(uses)];
        // Where too little is known without any plan, there is nothing to compare with.
        if (before.stockout_probability === null) return;
        expect(after.stockout_probability).toBeGreaterThanOrEqual(before.stockout_probability);
        expect(after.expected_lost_units).toBeGreaterThanOrEqual(before.expected_lost_units ?? NaN);
        expect(after.reorder_point).toBeGreaterThanOrEqual(before.reorder_point ?? NaN);
        expect((after.stockout_date ?? "9") <= (before.stockout_date ?? "9")).toBe(true);
        after.projection.forEach(({ stockout_probability }, i) => {
          expect(stockout_probability).toBeGreaterThanOrEqual(before.projection[i]?.stockout_probability ?? NaN);
        });
      }),
      { numRuns: 40 },
    );
  });

  it("is what it would be without any plan where the plan wants nothing", () => {
    fc.assert(
      fc.property(histories, fc.nat(120), (demand, on_hand) => {
        const without = risk({ demand, stock: { on_hand } });
        expect(risk({ demand, stock: { on_hand }, planned_use: [] })).toEqual(without);
      }),
      { numRuns: 20 },
    );
  });
});

describe("what production takes", () => {
  it("adds up by day, the overdue today, the far off not yet", () => {
    expect([...plannedSums([use(-9, 1), use(0, 2), use(2, 4), use(3, 8)], TODAY, 3)]).toEqual([0, 3, 3, 7]);
  });

  it("leaves whole units whole, whatever fractions it is added up from", () => {
    expect(leftOver(40, 0.1 * 3 + 39.7)).toBe(0);
    expect(leftOver(12, 0.1 + 0.2 + 1.7)).toBe(10);
    expect(leftOver(10, 2.5)).toBe(7.5);
    expect(leftOver(-0.3, 0)).toBe(-0.3);
  });
});
