import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { addDays } from "../../../src/domain/calendar/day.ts";
import { assessStockoutRisk } from "../../../src/domain/risk/assess-stockout-risk.ts";
import { explanationLines } from "../../../src/domain/risk/explanation-lines.ts";
import { explanationSentence } from "../../../src/domain/risk/explanation-sentence.ts";
import { aSeries, days, poissonDays, TODAY } from "../demand/a-series.ts";
import { aRiskInput } from "./a-risk-input.ts";
import type { RiskOverrides } from "./a-risk-input.ts";

const steady = aSeries(days(365, 5));
const explained = (overrides: RiskOverrides) =>
  assessStockoutRisk(aRiskInput({ demand: steady, ...overrides })).explanation;
const sentence = (overrides: RiskOverrides) => explanationSentence(explained(overrides));
const lines = (overrides: RiskOverrides) => explanationLines(explained(overrides));
const due = (day: string, quantity: number, purchase_order_no = "PO-1") => [{ purchase_order_no, due: day, quantity }];

describe("explanation in one sentence", () => {
  it.each<[string, RiskOverrides, string]>([
    [
      "what to order, by when it arrives, and why that many",
      { stock: { on_hand: 38 }, item: { order_multiple: 10 } },
      "现有 38 个，近 90 天日均售 5 个，预计 11 月 30 日前后卖完；现在下单最快 12 月 3 日到货，建议今天订 100 个（按 10 的倍数取整）。",
    ],
    [
      "when it ends, while there is time",
      { stock: { on_hand: 200 } },
      "现有 200 个，近 90 天日均售 5 个，预计 2027 年 1 月 2 日前后卖完。",
    ],
    [
      "the chance where no end is in sight",
      { stock: { on_hand: 900 } },
      "现有 900 个，近 90 天日均售 5 个，17 天内缺货概率 0%。",
    ],
    [
      "an empty shelf",
      { stock: { on_hand: 3, allocated: 3 } },
      "现有 3 个，其中已分配 3 个，已无可用库存，近 90 天日均售 5 个；现在下单最快 12 月 3 日到货，建议今天订 137 个。",
    ],
    [
      "a book below zero, and customers who wait",
      { stock: { on_hand: -2, backorder: 6 }, item: { unit: null } },
      "现有 -2 个，账面为负，请盘点核对，已无可用库存，欠交客户 6 个，近 90 天日均售 5 个；现在下单最快 12 月 3 日到货，建议今天订 145 个。",
    ],
    [
      "an overdue purchase that would be enough",
      { stock: { on_hand: 20 }, receipts: due("2026-11-18", 300) },
      "现有 20 个，近 90 天日均售 5 个，17 天内缺货概率 30%，高于 10% 的上限；采购单 PO-1（300 个）已逾期 5 天，请催货。",
    ],
    [
      "a purchase on its way that is enough",
      { stock: { on_hand: 20 }, receipts: [...due("2026-12-09", 100), ...due("2026-12-01", 300, "PO-2")] },
      "现有 20 个，近 90 天日均售 5 个，预计 11 月 27 日前后卖完；在途 300 个应于 12 月 1 日到货，暂不需要追加订货。",
    ],
    [
      "units on order that nobody dated",
      { stock: { on_hand: 20, on_order: 30 } },
      "现有 20 个，近 90 天日均售 5 个，预计 11 月 27 日前后卖完；在途 30 个应于 12 月 3 日到货，现在下单最快 12 月 3 日到货，建议今天订 87 个。",
    ],
    [
      "a floor set by hand",
      { stock: { on_hand: 300 }, item: { minimum_stock: 310 } },
      "现有 300 个，近 90 天日均售 5 个，已降到库存下限 310 个，17 天内缺货概率 <1%；现在下单最快 12 月 3 日到货，建议今天订 45 个。",
    ],
    ["nothing sold", { demand: aSeries(days(200, 0)) }, "现有 500 个，近 90 天无销量。"],
    ["no stock record", { stock: null }, "样本不足，没有库存记录。"],
    ["no history", { demand: aSeries([]) }, "样本不足，现有 500 个，没有销售历史。"],
    ["a short history", { demand: aSeries(days(5, 1)) }, "样本不足，现有 500 个，有货天数不足 14 天。"],
    [
      "a single day with sales",
      { demand: aSeries([...days(20, 0), 4]) },
      "样本不足，现有 500 个，有销量的天数不足 2 天。",
    ],
    [
      "a floor where too little was sold to say more",
      { stock: { on_hand: 3 }, item: { minimum_stock: 5 }, demand: aSeries(days(5, 1)) },
      "现有 3 个，近 5 天日均售 1 个，已降到库存下限 5 个；现在下单最快 12 月 3 日到货。",
    ],
    [
      "customers who wait though nothing is known of the stock",
      { stock: null, unfilled_quantity: 2, demand: aSeries([]) },
      "有订单无法交付；现在下单最快 12 月 3 日到货。",
    ],
  ])("tells %s", (_, overrides, want) => expect(sentence(overrides)).toBe(want));

  it("says how far a risk is above its limit when no end is in sight", () => {
    const lumpy = aSeries(poissonDays(365, 0.03, 3).map((count) => 100 * count));
    expect(sentence({ demand: lumpy, stock: { on_hand: 50 } })).toMatch(/17 天内缺货概率 \d+%，高于 10% 的上限/);
  });

  it("says when demand moves, and counts in-stock days where some were left out", () => {
    const rising = aSeries(
      [...poissonDays(330, 3), ...poissonDays(30, 12)],
      [...days(300, 1), ...days(5, 0), ...days(55, 1)],
    );
    expect(sentence({ demand: rising })).toMatch(/近 90 个有货日平均每天售 [\d.]+ 个，近期升至约 [\d.]+ 个/);
    const falling = aSeries([...poissonDays(330, 12), ...poissonDays(30, 2)]);
    expect(sentence({ demand: falling })).toMatch(/近期降至约/);
  });

  it("says what surged", () => {
    const one = aSeries([...poissonDays(364, 3), 40]);
    expect(sentence({ demand: one })).toMatch(/最近一天需求 40 个，明显高于平常的 [\d.]+ 个/);
    const two = aSeries([...poissonDays(363, 3), 10, 10]);
    expect(sentence({ demand: two })).toMatch(/最近两天需求 20 个/);
  });

  it("says that a floor still holds", () => {
    const overrides = { stock: { on_hand: 320 }, item: { minimum_stock: 310 }, previous_severity: "high" } as const;
    expect(sentence(overrides)).toMatch(/仍接近库存下限 310 个/);
  });

  it("names an undated overdue purchase without a number", () => {
    expect(sentence({ stock: { on_hand: 20 }, receipts: due("2026-11-18", 300, "") })).toMatch(
      /在途采购（300 个）已逾期 5 天/,
    );
  });

  it("is one sentence for whatever comes", () => {
    const overrides = fc.record({
      stock: fc.option(
        fc.record({ on_hand: fc.integer({ min: -50, max: 300 }), backorder: fc.integer({ min: 0, max: 9 }) }),
      ),
      unfilled_quantity: fc.integer({ min: 0, max: 3 }),
      receipts: fc
        .array(fc.integer({ min: -20, max: 20 }), { maxLength: 3 })
        .map((all) => all.flatMap((day) => due(addDays(TODAY, day), 40))),
      demand: fc.integer({ min: 0, max: 60 }).map((length) => aSeries(poissonDays(length, 2))),
    });
    fc.assert(
      fc.property(overrides, (given) => {
        const text = sentence(given);
        expect(text).toMatch(/^[^。]{4,}。$/);
        expect(text).not.toMatch(/NaN|null|undefined|Infinity/);
      }),
      { numRuns: 60 },
    );
  });
});

describe("explanation as a table", () => {
  const valueOf = (label: string, overrides: RiskOverrides) =>
    lines(overrides).find((line) => line.label === label)?.value;

  it.each<[string, RiskOverrides, string]>([
    ["预警等级", { stock: { on_hand: 38 } }, "紧急"],
    ["触发条件", { stock: { on_hand: 38 } }, "现在下单到货前卖完的概率不低于 50%"],
    ["缺货概率上限", {}, "10%（B 类）"],
    ["可供天数", { stock: { on_hand: 38 } }, "7.6 天（按近期日均，不是预测）"],
    ["可供天数", { demand: aSeries(days(200, 0)) }, "无销量"],
    ["可用库存", { stock: { on_hand: 38, allocated: 8 } }, "现有 38 − 已分配 8 = 30 个"],
    ["扣除待补交后", { stock: { on_hand: 38, backorder: 8 } }, "30 个"],
    ["库存下限", { item: { minimum_stock: 20 } }, "20 个"],
    ["日均销量", {}, "5 个（最近 90 个有货日的平均；有记录以来缺货的 0 天都不计）"],
    ["日均销量的算法", {}, "各天等权，标准差 0"],
    ["销售规律", {}, "常有人买，数量平稳"],
    ["需求类型", {}, "平稳"],
    ["提前期", {}, "10 ± 2 天（从到货记录学习，8 次到货）"],
    ["周期", {}, "提前期 + 检查周期 7 天 = 17 天"],
    ["在途 PO-1", { receipts: due("2026-11-18", 30) }, "30 个，应于 11 月 18 日到货，已逾期 5 天"],
    ["在途", { receipts: due("2026-12-18", 30, "") }, "30 个，应于 12 月 18 日到货"],
    ["首要原因", { stock: { on_hand: 2 } }, "现有库存不够支撑到下次到货"],
    ["缺少资料", { item: { sale_price: null } }, "没有销售价，无法估算损失"],
    ["建议补货量", { stock: { on_hand: 38 }, item: { order_multiple: 10 } }, "100 个（按 10 的倍数取整）"],
    ["建议补货量", { stock: { on_hand: 38 } }, "99 个"],
    ["最晚下单日", { stock: { on_hand: 38 } }, "11 月 23 日"],
    ["安全库存", {}, "17 个（服务水平 95%）"],
  ])("%s (%#)", (label, overrides, want) => expect(valueOf(label, overrides)).toBe(want));

  it("shows the formula with its law and its supply", () => {
    expect(valueOf("周期内缺货概率的算法", { stock: { on_hand: 70 }, receipts: due("2026-12-02", 40) })).toMatch(
      /^P\(\d+ 天需求 > 可供量\)；需求：.+分布，均值 [\d.]+，方差 [\d.]+；可供量：.+，或 .+$/,
    );
  });

  it("shows what weighs most and what would clear the alert", () => {
    const overrides = { stock: { on_hand: 60, allocated: 20 }, receipts: due("2026-10-20", 300) };
    expect(valueOf("首要原因", overrides)).toMatch(/^在途采购逾期（若无此项，概率为 .+%）$/);
    expect(valueOf("解除条件", overrides)).toMatch(/^\d+ 月 \d+ 日前到货 \d+ 个，概率降到 7% 以内$/);
    expect(lines(overrides).filter(({ label }) => label === "其他原因").length).toBeGreaterThan(0);
  });

  it("shows a surge", () => {
    expect(valueOf("需求突增", { demand: aSeries([...poissonDays(364, 3), 40]) })).toMatch(
      /^昨日售出 40 个，平常约 \d(\.\d)? 个，/,
    );
  });

  it("is short where little is known", () => {
    expect(lines({ stock: null, demand: aSeries([]) }).map(({ label }) => label)).toEqual([
      "预警等级",
      "缺货概率上限",
      "提前期",
      "周期",
      "缺少资料",
      "缺少资料",
    ]);
    const guessed = { mean_days: 7, sd_days: 2, sample_count: 0, source: "default" } as const;
    expect(valueOf("提前期", { lead_time: guessed })).toBe("7 ± 2 天（默认值）");
  });
});
