import { describe, expect, it } from "@jest/globals";
import { businessCalendar } from "../../../src/domain/calendar/business-calendar.ts";
import { addDays } from "../../../src/domain/calendar/day.ts";
import type { DemandAdjustment } from "../../../src/domain/adjustment/demand-adjustment.ts";
import { probabilityAbove } from "../../../src/domain/demand/demand-distribution.ts";
import { knownDays } from "../../../src/domain/known-days/known-days.ts";
import type { Promotion } from "../../../src/domain/promotion/promotion.ts";
import { assessStockoutRisk } from "../../../src/domain/risk/assess-stockout-risk.ts";
import { explanationLines } from "../../../src/domain/risk/explanation-lines.ts";
import { explanationSentence } from "../../../src/domain/risk/explanation-sentence.ts";
import { aHolidayTable } from "../calendar/a-holiday-table.ts";
import { aSeries, poissonDays } from "../demand/a-series.ts";
import { aRiskInput } from "../risk/a-risk-input.ts";

/** A Monday; its lead time and review period end on 10 December. */
const TODAY = "2026-11-23";
const table = aHolidayTable({ days_off: new Map(), makeup_workdays: new Map(), festivals: new Map() });
const plain = businessCalendar({ ...table, published_years: new Set([2024, 2025, 2026, 2027, 2028]) }, 2024, 2028);
const HISTORY = 365;
const SALE = { from: addDays(TODAY, -120), to: addDays(TODAY, -113) };

function promotion(start_date: string, end_date: string, expected_uplift: number | null = null): Promotion {
  const name = { promotion_name: "双12", channel: null, stage: "sale" } as const;
  return { ...name, start_date, end_date, expected_uplift, scope: { kind: "all", values: [] } };
}

const adjustment = (start_date: string, end_date: string, factor = 2): DemandAdjustment => ({
  ...{ scope: { kind: "all", values: [] }, factor, start_date, end_date },
  ...{ half_life_days: null, reason: "短视频带火", adjusted_by: "小陈" },
});

/** What a test wants to be different. */
interface Wanted {
  readonly adjustments?: readonly DemandAdjustment[];
  readonly hadSale?: boolean;
  readonly today?: string;
}

/** Five a day, four times as much in last summer's sale where there was one. */
function assessed(promotions: readonly Promotion[] | null, wanted: Wanted = {}) {
  const { adjustments = [], hadSale = false, today = TODAY } = wanted;
  const dayOf = (i: number) => addDays(TODAY, i - HISTORY);
  const isSale = (i: number) => hadSale && dayOf(i) >= SALE.from && dayOf(i) <= SALE.to;
  const demand = aSeries(poissonDays(HISTORY, (i) => (isSale(i) ? 20 : 5)));
  const known = promotions === null ? null : knownDays(today, plain, { promotions, adjustments });
  return assessStockoutRisk(
    aRiskInput({ today, demand, stock: { on_hand: 110 }, ...(known === null ? {} : { known_days: known }) }),
  );
}

describe("risk with what is known of days", () => {
  it("is to the last digit what it was where nothing is known of any day", () => {
    expect(assessed([])).toEqual(assessed(null));
  });

  it("rises before a promotion, with the suggestion, and is as before when it is over", () => {
    const coming = promotion(addDays(TODAY, 3), addDays(TODAY, 10));
    const earlier = promotion(SALE.from, SALE.to);
    const [without, before] = [assessed([earlier], { hadSale: true }), assessed([earlier, coming], { hadSale: true })];
    expect(before.stockout_probability).toBeGreaterThan((without.stockout_probability ?? 1) + 0.2);
    expect(before.suggested_order_quantity).toBeGreaterThan((without.suggested_order_quantity ?? 0) + 20);
    expect(before.explanation.factors.map(({ factor }) => factor)).toContain("coming_events");
    const after = addDays(TODAY, 11);
    const over = assessed([earlier, coming], { hadSale: true, today: after });
    expect(over.explanation.effects?.at_work).toEqual([]);
    expect(over.stockout_probability).toBeLessThan(before.stockout_probability ?? 0);
  });

  it("does not take an earlier promotion for the level of today", () => {
    const ran = promotion(addDays(TODAY, -8), addDays(TODAY, -1), 4);
    const isRun = (i: number) => i >= HISTORY - 8;
    const demand = aSeries(poissonDays(HISTORY, (i) => (isRun(i) ? 20 : 5)));
    const levelWith = (promotions: readonly Promotion[]) =>
      assessStockoutRisk(aRiskInput({ demand, known_days: knownDays(TODAY, plain, { promotions, adjustments: [] }) }))
        .explanation.demand?.forecast_mean ?? 0;
    expect(levelWith([])).toBeGreaterThan(7);
    expect(levelWith([ran])).toBeLessThan(5.8);
  });

  it("is wider where nobody knows what a promotion brings", () => {
    const unknown = assessed([promotion(addDays(TODAY, 3), addDays(TODAY, 10))]);
    const usual = assessed([]);
    expect(unknown.explanation.exposure?.demand.variance).toBeGreaterThan(
      usual.explanation.exposure?.demand.variance ?? 0,
    );
    expect(unknown.explanation.exposure?.demand.mean).toBeCloseTo(usual.explanation.exposure?.demand.mean ?? 0, 9);
  });

  it("follows a person's adjustment while it lasts", () => {
    const now = assessed([], { adjustments: [adjustment(TODAY, addDays(TODAY, 13))] });
    const past = assessed([], { adjustments: [adjustment(addDays(TODAY, 40), addDays(TODAY, 50))] });
    const usual = assessed([]);
    expect(now.stockout_probability).toBeGreaterThan((usual.stockout_probability ?? 1) + 0.3);
    expect(now.explanation.effects?.adjustment).toContain("短视频带火（小陈，2026-11-23 至 2026-12-06，2 倍）");
    expect(past.stockout_probability).toBe(usual.stockout_probability);
  });

  it("is told and can be computed again from what is kept of it", () => {
    const coming = promotion(addDays(TODAY, 3), addDays(TODAY, 10), 3);
    const { explanation } = assessed([coming], { adjustments: [adjustment(TODAY, TODAY, 1.5)] });
    const told = "“双12”现货期（11 月 26 日至 12 月 3 日）预计为平日的 3 倍（按计划倍数）";
    expect(explanationSentence(explanation)).toContain(told);
    const lines = explanationLines(explanation);
    expect(lines).toContainEqual({ label: "需求变化", value: told });
    expect(lines).toContainEqual({ label: "人工调整", value: explanation.effects?.adjustment });
    const kept = JSON.parse(JSON.stringify(explanation)) as typeof explanation; // what the store gives back
    const { value, demand, cases } = kept.exposure ?? {
      value: NaN,
      demand: { name: "none", mean: 0, variance: 0 },
      cases: [],
    };
    const again = cases.reduce(
      (sum, { probability, supply }) => sum + probability * probabilityAbove(demand, supply),
      0,
    );
    expect(again).toBeCloseTo(value, 12);
  });

  it("says by what a multiple is expected", () => {
    const coming = promotion(addDays(TODAY, 3), addDays(TODAY, 10));
    const sentence = (promotions: readonly Promotion[]) =>
      explanationSentence(assessed(promotions, { hadSale: true }).explanation);
    expect(sentence([promotion(SALE.from, SALE.to), coming])).toContain("按本商品前 1 次活动学习");
    expect(sentence([coming])).toContain("没有可参考的活动，倍数未知");
  });
});
