import { describe, expect, it } from "@jest/globals";
import type { EffectAtWork } from "../../../src/domain/known-days/effects-at-work.ts";
import { assessStockoutRisk } from "../../../src/domain/risk/assess-stockout-risk.ts";
import { explanationLines } from "../../../src/domain/risk/explanation-lines.ts";
import { explanationSentence } from "../../../src/domain/risk/explanation-sentence.ts";
import type { Explanation } from "../../../src/domain/risk/explanation.ts";
import { aSeries, days } from "../demand/a-series.ts";
import { aRiskInput } from "./a-risk-input.ts";

const { explanation } = assessStockoutRisk(aRiskInput({ demand: aSeries(days(365, 5)), stock: { on_hand: 60 } }));

/** The values under a label, with some parts of an ordinary explanation changed. */
function valuesOf(label: string, parts: Partial<Explanation> = {}): readonly string[] {
  return explanationLines({ ...explanation, ...parts })
    .filter((line) => line.label === label)
    .map(({ value }) => value);
}

const sentenceWith = (parts: Partial<Explanation>) => explanationSentence({ ...explanation, ...parts });

function part<Name extends keyof Explanation>(name: Name): NonNullable<Explanation[Name]> {
  const found = explanation[name];
  if (found == null) throw new Error(`an ordinary item has ${name}`);
  return found;
}

describe("the table that a number is checked by", () => {
  it("names every rule", () => {
    const rules = [
      ...(["already_out", "line_unfilled", "out_before_arrival", "above_limit"] as const),
      ...(["at_minimum_stock", "above_half_limit", "surge", "held"] as const),
    ];
    expect(valuesOf("触发条件", { rules })).toEqual([
      ...["可用库存不大于 0", "有订单无法交付", "现在下单到货前卖完的概率不低于 50%", "周期内缺货概率高于上限"],
      ...["可用库存不高于库存下限", "周期内缺货概率高于上限的一半", "需求异常突增", "已回落，但未低到解除线"],
    ]);
  });

  it.each([
    ["learned", 8, "10 ± 2 天（从到货记录学习，8 次到货）"],
    ["supplier", 0, "10 ± 2 天（供应商资料）"],
    ["item", 0, "10 ± 2 天（商品资料）"],
    ["default", 0, "10 ± 2 天（默认值）"],
  ] as const)("says where a lead time is from: %s", (source, sample_count, want) => {
    const lead_time = { mean_days: 10, sd_days: 2, sample_count, source };
    expect(valuesOf("提前期", { supply: { ...part("supply"), lead_time } })).toEqual([want]);
  });

  it("says what is forecast and how, where it is", () => {
    const demand = part("demand");
    expect(valuesOf("预测需求", { demand: { ...demand, forecaster: "ses", forecast_mean: 5.25 } })).toEqual([
      "今后每天约 5.3 个",
    ]);
    expect(valuesOf("预测方法", { demand: { ...demand, forecaster: "ses", forecast_mean: 5.25 } })).toEqual([
      "指数平滑",
    ]);
    expect(valuesOf("预测需求", { demand: { ...demand, forecaster: null, forecast_mean: 5 } })).toEqual([]);
    expect(valuesOf("预测需求", { demand: { ...demand, forecaster: "ses", forecast_mean: null } })).toEqual([]);
    expect(valuesOf("预测需求", { demand: null })).toEqual([]);
  });

  it("deducts what is owed only where it is", () => {
    const stock = part("stock");
    expect(valuesOf("扣除待补交后", { stock: { ...stock, supply: stock.available } })).toEqual([]);
    expect(valuesOf("扣除待补交后", { stock: { ...stock, supply: 12.5 } })).toEqual(["12.5 个"]);
  });

  it("lets a probability be computed again: the law, each of its parts, and the ways supply may turn out", () => {
    const parts = [
      { weight: 0.75, law: { name: "poisson", mean: 20, variance: 20 } },
      { weight: 0.25, law: { name: "negative_binomial", mean: 8, variance: 30.5 } },
    ] as const;
    const exposure = {
      ...{ value: 0.234, by_day: "2026-12-09", days: 17 },
      demand: { name: "mixture", mean: 17, variance: 50, parts },
      cases: [
        { probability: 0.9, supply: 30 },
        { probability: 0.1, supply: 80 },
      ],
    } as const;
    const law =
      "混合分布（当前水平与长期水平），均值 17，方差 50（75% 为泊松分布，均值 20，方差 20；25% 为负二项分布，均值 8，方差 30.5）";
    expect(valuesOf("周期内缺货概率", { exposure })).toEqual([
      "23%（截至 12 月 9 日）：17 天里预计卖 17 个，可供 35 个",
    ]);
    expect(valuesOf("周期内缺货概率的算法", { exposure })).toEqual([
      `P(17 天需求 > 可供量)；需求：${law}；可供量：30 个（90%），或 80 个（10%）`,
    ]);
    const arrival = { ...exposure, days: 10, demand: { name: "gamma", mean: 3, variance: 2 } } as const;
    expect(valuesOf("到货前缺货概率", { arrival })).toEqual(["23%（截至 12 月 9 日）：10 天里预计卖 3 个，可供 35 个"]);
    expect(valuesOf("到货前缺货概率的算法", { arrival })[0]).toContain(
      "P(10 天需求 > 可供量)；需求：伽马分布，均值 3，方差 2；",
    );
    expect(valuesOf("到货前缺货概率", { arrival: null })).toEqual([]);
  });

  it("says everything in plain words, formulas and names of statistics as details", () => {
    const statistics = /P\(|方差|标准差|分布|负二项|泊松|平稳|波动|组合|法$|区间/;
    const lines = explanationLines(explanation);
    const plain = lines.filter(({ is_detail, label }) => is_detail !== true && label !== "销售规律");
    expect(plain.filter(({ value }) => statistics.test(value))).toEqual([]);
    const details = lines.filter(({ is_detail }) => is_detail === true).map(({ label }) => label);
    expect(details).toEqual(expect.arrayContaining(["日均销量的算法", "需求类型", "预测方法", "周期内缺货概率的算法"]));
  });

  it("has the levels behind an order, and the order where there is one", () => {
    const order = {
      ...{ quantity: 24, rounding_reason: "按 12 的倍数取整", order_by_date: "2026-12-01", inventory_position: 60.5 },
      ...{ service_level: 0.95, safety_stock: 9.4, reorder_point: 95, order_up_to_level: 130 },
    };
    const lines = explanationLines({ ...explanation, order });
    expect(lines).toEqual(
      expect.arrayContaining([
        { label: "安全库存", value: "9.4 个（服务水平 95%）" },
        { label: "再订货点", value: "95 个" },
        { label: "目标库存", value: "130 个" },
        { label: "库存位置", value: "60.5 个" },
        { label: "建议补货量", value: "24 个（按 12 的倍数取整）" },
        { label: "最晚下单日", value: "12 月 1 日" },
      ]),
    );
    expect(valuesOf("建议补货量", { order: { ...order, quantity: 0, rounding_reason: null } })).toEqual([]);
    expect(valuesOf("最晚下单日", { order: { ...order, order_by_date: null } })).toEqual([]);
  });

  it("tells what weighs most first, each with the probability as it would be without it", () => {
    const factors = [
      { factor: "demand_rise", probability_without: 0.02 },
      { factor: "allocated_stock", probability_without: 0.08 },
      { factor: "waiting_orders", probability_without: 0.09 },
    ] as const;
    expect(valuesOf("首要原因", { factors })).toEqual(["近期需求上升（若无此项，概率为 2%）"]);
    expect(valuesOf("其他原因", { factors })).toEqual([
      "库存已被占用（若无此项，概率为 8%）",
      "有订单待补交（若无此项，概率为 9%）",
    ]);
    expect(valuesOf("解除条件", { clears: null })).toEqual([]);
  });

  it("tells effects to come and learned ones", () => {
    const effects = {
      at_work: [{ kind: "calendar", effect: "holiday", from: "2026-12-01", to: "2026-12-02", multiple: 1.5 }],
      adjustment: "人工调整需求为 2 倍：短视频。",
      learned: [{ effect: "around_eve", multiple: 0.5, standard_error: 0.2, days: 8 }],
    } as const;
    expect(valuesOf("需求变化", { effects })).toEqual(["法定假（12 月 1 日至 12 月 2 日）预计为平日的 1.5 倍"]);
    expect(valuesOf("人工调整", { effects })).toEqual(["人工调整需求为 2 倍：短视频。"]);
    expect(valuesOf("需求系数·春节", { effects })).toEqual(["平日的 0.5 倍（±0.1，8 天）"]);
    expect(valuesOf("人工调整", { effects: { ...effects, adjustment: null } })).toEqual([]);
  });

  it("has a line for each signal and for each thing that is missing", () => {
    const kinds = [
      ...(["surge", "unusual_order", "negative_stock", "undocumented_movement"] as const),
      ...(["phantom_stock", "likely_outage", "level_shift"] as const),
    ];
    const lines = explanationLines({ ...explanation, signals: kinds.map((kind) => ({ kind, sentence: kind })) });
    expect(lines.filter(({ value }) => kinds.some((kind) => kind === value)).map(({ label }) => label)).toEqual([
      ...["需求突增", "异常大单", "账面为负", "库存变动无单据", "疑似假性库存", "疑似断货", "销量水平变化"],
    ]);
    const missing = ["stock_level", "demand_history", "lead_time", "purchase_cost", "sale_price"] as const;
    expect(valuesOf("缺少资料", { missing })).toEqual([
      ...[
        "没有库存记录",
        "没有销售历史",
        "没有提前期，按 7 天估算",
        "没有采购价，损失按售价估算",
        "没有销售价，无法估算损失",
      ],
    ]);
  });

  it("is as long as before for an explanation kept from a version without signals and effects", () => {
    const { signals, effects, ...kept } = explanation;
    expect([signals, effects]).toEqual([[], undefined]);
    expect(explanationLines(kept)).toEqual(explanationLines({ ...explanation, signals: [] }));
  });
});

describe("the sentence about an item", () => {
  const receipt = (purchase_order_no: string, due: string, days_late: number) => ({
    ...{ purchase_order_no, due, quantity: 30, days_late },
  });
  const suppliedBy = (...receipts: readonly ReturnType<typeof receipt>[]) => ({ ...part("supply"), receipts });

  it("urges the purchase that is latest", () => {
    const supply = suppliedBy(
      receipt("A", "2026-11-20", 3),
      receipt("B", "2026-11-14", 9),
      receipt("C", "2026-11-18", 5),
    );
    expect(sentenceWith({ severity: "high", supply })).toContain("采购单 B（30 个）已逾期 9 天，请催货");
  });

  it("names the purchase that is due next", () => {
    const supply = suppliedBy(
      receipt("A", "2026-12-09", 0),
      receipt("B", "2026-12-01", 0),
      receipt("C", "2026-12-05", 0),
    );
    expect(sentenceWith({ severity: "high", supply })).toContain("在途 30 个应于 12 月 1 日到货");
  });

  it.each([
    ["single_order", "（单个大单）"],
    ["broad", "（普遍上涨）"],
    ["undetermined", ""],
  ] as const)("says who made a surge: %s", (kind, want) => {
    const origin = { kind, customers: 3, largest_quantity: 20, largest_share: 0.8 };
    const surge = { days: 1, quantity: 25, expected: 5, p_value: 1e-5, origin };
    expect(sentenceWith({ surge })).toContain(`最近一天需求 25 个，明显高于平常的 5 个${want}，`);
  });

  it("tells two effects at most, and a person's adjustment without its full stop", () => {
    const told = (multiple: number): EffectAtWork => ({
      ...{ kind: "calendar", effect: "holiday", from: "2026-12-01", to: "2026-12-01", multiple },
    });
    const effects = { at_work: [told(2), told(3), told(4)], adjustment: "人工调整需求为 2 倍：甲。乙。", learned: [] };
    const sentence = sentenceWith({ effects });
    expect(sentence).toContain(
      "预计为平日的 4 倍，法定假（12 月 1 日）预计为平日的 3 倍，人工调整需求为 2 倍：甲。乙，",
    );
    expect(sentence).not.toContain("平日的 2 倍");
    expect(sentenceWith({ effects: { ...effects, adjustment: null } })).not.toContain("人工调整");
  });

  it.each([
    [6, "近期升至约 6.5 个", 6.5],
    [5, "近期降至约 3.9 个", 3.9],
  ])("tells a change of more than a fifth", (_, want, forecast_mean) => {
    const demand = { ...part("demand"), mean: 5 };
    expect(sentenceWith({ demand: { ...demand, forecast_mean } })).toContain(want);
    expect(sentenceWith({ demand: { ...demand, forecast_mean: 6 } })).not.toContain("近期");
    expect(sentenceWith({ demand: { ...demand, forecast_mean: 4 } })).not.toContain("近期");
    expect(sentenceWith({ demand: { ...demand, forecast_mean: null } })).not.toContain("近期");
  });

  it("gives no advice where all is well, nor the chance above its limit where it is at the limit", () => {
    const exposure = { ...part("exposure"), value: 0.1 };
    const calm = sentenceWith({ severity: "none", stockout_date: null, exposure, limit: 0.1 });
    expect(calm).toContain("17 天内缺货概率 10%。");
    expect(calm).not.toContain("现在下单");
    expect(sentenceWith({ stockout_date: null, exposure, limit: 0.09 })).toContain("10%，高于 9% 的上限");
  });

  it("names one reason where several keep it from saying more", () => {
    const missing = ["demand_history", "sale_price"] as const;
    expect(sentenceWith({ severity: "unknown", missing })).toBe("样本不足，现有 60 个，没有销售历史。");
  });
});
