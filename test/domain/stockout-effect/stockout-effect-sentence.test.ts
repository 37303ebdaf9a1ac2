import { describe, expect, it } from "@jest/globals";
import { lostNow } from "../../../src/domain/stockout-effect/lost-now.ts";
import type { EstimatedEffect, NotEstimableReason } from "../../../src/domain/stockout-effect/stockout-effect.ts";
import { stockoutEffectSentence } from "../../../src/domain/stockout-effect/stockout-effect-sentence.ts";
import { anExposure } from "./panel-builders.ts";

const counts = { exposed: 150, without_history: 5, too_early: 10, too_recent: 15, usable: 120 };
const none = { value: 0, low: 0, high: 0 };
const outcome = (value: number, low: number, high: number) => ({ per_customer: none, total: { value, low, high } });
const effect: EstimatedEffect = {
  ...{ kind: "estimated", counts, matched_count: 118, control_count: 300, window_days: 90, confidence: 0.95 },
  effects: {
    ...{ lost: outcome(23.2, 9.1, 38.4), orders: outcome(-60, -90, -30), revenue: outcome(-9000, -15_000, -3000) },
    margin: outcome(-3120, -5230.2, 410.9),
  },
  ...{ lost_share: 0.4, balance: [], pre_trend: { kind: "unchecked", exposed_count: 3 }, variants: [] },
  hidden: { lost_e_value: 2, margin_share: 0 },
};
const now = lostNow([
  anExposure({ unmet_quantity: 300, unmet_margin: 1250 }),
  anExposure({ unmet_quantity: 20, unmet_margin: null }),
]);

describe("the answer in words", () => {
  it("tells what was lost at once and later, with intervals, and how many stand outside", () => {
    expect(stockoutEffectSentence(now, effect)).toBe(
      "当场少卖 320 件，少赚毛利 1,250 元（其中 20 件没有成本，未计入）。" +
        "此后因缺货多流失约 23 位客户（95% 区间 9–38）；" +
        "90 天内少赚毛利约 3,120 元（95% 区间 -411 到 5,230，不能排除没有影响）（比较了 118 位受影响客户）。" +
        "另有 32 位受影响客户没有可比的客户或时间不够，不在这个数里。",
    );
  });

  it("does not tell a gain from shortages that may be chance", () => {
    const effects = { ...effect.effects, lost: outcome(-1.2, -7, 5), margin: outcome(12_908, -13_593, 42_144) };
    expect(stockoutEffectSentence(lostNow([]), { ...effect, effects })).toMatch(
      /^当场没有少卖。此后看不出因缺货多流失（估计 -1 位客户，95% 区间 -7 到 5）；90 天内看不出少赚毛利（估计 -12,908 元，95% 区间 -42,144 到 13,593）（比较/,
    );
  });

  it("turns the words round where the numbers surely do", () => {
    const effects = { ...effect.effects, lost: outcome(-4, -9, -1), margin: outcome(200, 100, 300) };
    const text = stockoutEffectSentence(lostNow([]), { ...effect, effects, counts: { ...counts, exposed: 118 } });
    expect(text).toBe(
      "当场没有少卖。此后因缺货少流失约 4 位客户（95% 区间 1–9）；" +
        "90 天内多赚毛利约 200 元（95% 区间 100–300）（比较了 118 位受影响客户）。",
    );
  });

  it.each<[NotEstimableReason, string]>([
    [{ code: "too_few_exposed", found: 12, needed: 30 }, "受影响客户只有 12 位，至少需要 30 位"],
    [{ code: "too_few_matched", found: 20, needed: 30 }, "找到可比客户的受影响客户只有 20 位，至少需要 30 位"],
    [{ code: "too_few_controls", found: 9, needed: 60 }, "可比的未受影响客户只有 9 位，至少需要 60 位"],
    [{ code: "low_matched_share", found: 0.4, needed: 0.6 }, "只有 40% 的受影响客户找到可比客户，至少需要 60%"],
    [
      { code: "unbalanced", behaviour: "recency", found: 0.312, needed: 0.25 },
      "配对后“距上次下单的时间”仍相差 0.31 个标准差，最多允许 0.25",
    ],
    [{ code: "pre_trend", found: 0.3, needed: 0.1 }, "缺货之前两组客户的走势就不一样（相差 30%，最多允许 10%）"],
  ])("says why it cannot be told: %j", (reason, words) => {
    expect(stockoutEffectSentence(lostNow([]), { kind: "not_estimable", counts, reasons: [reason] })).toBe(
      `当场没有少卖。此后的影响无法估计：${words}。`,
    );
  });
});
