import { describe, expect, it } from "@jest/globals";
import { businessCalendar } from "../../../src/domain/calendar/business-calendar.ts";
import { knownDays } from "../../../src/domain/known-days/known-days.ts";
import { assessStockoutRisk } from "../../../src/domain/risk/assess-stockout-risk.ts";
import { explanationLines } from "../../../src/domain/risk/explanation-lines.ts";
import { explanationSentence } from "../../../src/domain/risk/explanation-sentence.ts";
import { aHolidayTable } from "../calendar/a-holiday-table.ts";
import { days } from "../demand/a-series.ts";
import { aRiskInput } from "../risk/a-risk-input.ts";
import { aPricedItem, PRICED_DAYS, PRICED_TODAY as today, steppedPrices } from "./a-priced-item.ts";

const table = aHolidayTable({ days_off: new Map(), makeup_workdays: new Map(), festivals: new Map() });
const plain = businessCalendar({ ...table, published_years: new Set([2024, 2025, 2026, 2027, 2028]) }, 2024, 2028);
const known_days = knownDays(today, plain, { promotions: [], adjustments: [] });
const { demand, paid } = aPricedItem({ seed: 4, prices: [...steppedPrices(PRICED_DAYS - 30, 4), ...days(30, 10)] });

const assessed = (sale_price: number | null, paid_prices = paid) =>
  assessStockoutRisk(
    aRiskInput({ today, demand, known_days, paid_prices, item: { sale_price }, stock: { on_hand: 160 } }),
  );

describe("risk with a changed price", () => {
  it("rises when the form asks less than people pay, and so does the suggestion", () => {
    const [usual, cut] = [assessed(10), assessed(8)];
    expect(cut.stockout_probability).toBeGreaterThan((usual.stockout_probability ?? 1) + 0.3);
    expect(cut.suggested_order_quantity).toBeGreaterThan((usual.suggested_order_quantity ?? 0) + 20);
    const [before, after] = [usual, cut].map(({ explanation }) => explanation.exposure?.demand);
    expect((after?.mean ?? 0) / (before?.mean ?? 1)).toBeCloseTo(0.8 ** -2, 0);
    expect(cut.explanation.factors.map(({ factor }) => factor)).toContain("coming_events");
  });

  it("is told with both prices, and by which past it is expected", () => {
    const { explanation } = assessed(8);
    const told = /^售价由 10 调到 8（−20%），预计为平日的 1\.\d 倍（按本商品以往价格变动学习）$/u;
    expect(explanationSentence(explanation)).toContain("售价由 10 调到 8（−20%），预计为平日的 1.");
    const lines = explanationLines(explanation);
    expect(lines.find(({ label }) => label === "需求变化")?.value).toMatch(told);
    expect(lines.find(({ label }) => label === "需求系数·价格弹性")?.value).toMatch(
      /^−[12]\.?\d?（±0\.\d+，\d+ 天）：降价 10% 约多卖 2\d%$/u,
    );
  });

  it("is to the last digit what it was where the form asks what people pay, but for the elasticity that is told", () => {
    const { explanation, ...usual } = assessed(10);
    const { explanation: untold, ...unknown } = assessed(8, []);
    expect(usual).toEqual(unknown);
    const { effects, ...others } = explanation;
    expect(others).toEqual(untold);
    expect(effects).toMatchObject({ at_work: [], adjustment: null, learned: [{ effect: "relative_price" }] });
  });

  it("says nothing of prices where they never moved or nothing is known of them", () => {
    const onePrice = paid.map(({ day }) => ({ day, unit_price: 10 }));
    for (const prices of [onePrice, []]) {
      const { explanation, ...risk } = assessed(8, prices);
      expect(risk.stockout_probability).toBe(assessed(10, prices).stockout_probability);
      expect(explanation.effects).toBeUndefined();
    }
  });
});
