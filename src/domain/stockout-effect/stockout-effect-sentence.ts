import { percentText, wholeMoneyText } from "../text/quantity-text.ts";
import type { Interval } from "./bootstrap-interval.ts";
import type { LostNow } from "./lost-now.ts";
import type { EstimatedEffect, NotEstimableReason, StockoutEffect } from "./stockout-effect.ts";

/** The answer to 到底损失了多少客户、多少钱 in Chinese: what was lost at once, and what the customers did later. */
export function stockoutEffectSentence(now: LostNow, effect: StockoutEffect): string {
  return `${lostNowSentence(now)}${laterSentence(effect)}`;
}

/** What the customers did later, or why that cannot be told. */
export function laterSentence(effect: StockoutEffect): string {
  return effect.kind === "estimated" ? estimatedSentence(effect) : refusal(effect.reasons);
}

/** What was lost at once. */
export function lostNowSentence({ units, margin, units_without_margin }: LostNow): string {
  if (units <= 0) return "当场没有少卖。";
  const unknown = units_without_margin > 0 ? `（其中 ${wholeMoneyText(units_without_margin)} 件没有成本，未计入）` : "";
  return `当场少卖 ${wholeMoneyText(units)} 件，少赚毛利 ${wholeMoneyText(margin)} 元${unknown}。`;
}

function estimatedSentence({ effects, matched_count, counts, window_days, confidence }: EstimatedEffect): string {
  const level = `${Math.round(100 * confidence)}%`;
  const lost = change(
    effects.lost.total,
    { more: "因缺货多流失", less: "因缺货少流失", unit: "位客户", loss: "more" },
    level,
  );
  const margin = change(effects.margin.total, { more: "多赚毛利", less: "少赚毛利", unit: "元", loss: "less" }, level);
  const others = counts.exposed - matched_count;
  const rest = others > 0 ? `另有 ${others} 位受影响客户没有可比的客户或时间不够，不在这个数里。` : "";
  return `此后${lost}；${window_days} 天内${margin}（比较了 ${matched_count} 位受影响客户）。${rest}`;
}

interface Wording {
  readonly more: string;
  readonly less: string;
  readonly unit: string;
  /** Which of them is the loss: the word where the size rounds to nought, or where a gain may be chance. */
  readonly loss: "more" | "less";
}

/**
 * "多流失约 23 位客户（95% 区间 9–38）"; an interval that holds nought says so. A gain from shortages that may be chance is
 * not told as one: no loss was seen, with the figures of the loss, as the tiles beside show them.
 */
function change({ value, low, high }: Interval, { more, less, unit, loss }: Wording, level: string): string {
  const holdsNought = low <= 0 && high >= 0;
  const isGain = loss === "more" ? value < 0 : value > 0;
  const isMore = Math.abs(value) < 0.5 || (isGain && holdsNought) ? loss === "more" : value >= 0;
  const [size, near, far] = isMore ? [value, low, high] : [-value, -high, -low];
  const range = `${level} 区间 ${signed(near)}${near < 0 ? " 到 " : "–"}${signed(far)}`;
  const word = isMore ? more : less;
  if (isGain && holdsNought) return `看不出${word}（估计 ${signed(size)} ${unit}，${range}）`;
  return `${word}约 ${signed(size)} ${unit}（${range}${holdsNought ? "，不能排除没有影响" : ""}）`;
}

/** A whole number, its minus kept, no minus before nought. */
function signed(value: number): string {
  const whole = Math.round(value);
  return whole === 0 ? "0" : wholeMoneyText(whole);
}

function refusal(reasons: readonly NotEstimableReason[]): string {
  return `此后的影响无法估计：${reasons.map(reasonText).join("；")}。`;
}

const BEHAVIOUR_NAMES = {
  ...{
    orders_before: "之前的下单次数",
    orders_lately: "最近的下单次数",
    orders_ever: "历史下单次数",
    tenure: "成为客户的时间",
  },
  ...{ recency: "距上次下单的时间", revenue_per_order: "每单金额", lines_per_order: "每单行数" },
  ...{ earlier_orders: "当期之前的下单次数", lines_at_exposure: "当次下单的行数", repurchase_gap: "回购间隔" },
  category_share: "该类商品的占比",
} as const;

/** A reason in Chinese, with what was found and what is needed. */
export function reasonText(reason: NotEstimableReason): string {
  switch (reason.code) {
    case "too_few_exposed":
      return `受影响客户只有 ${reason.found} 位，至少需要 ${reason.needed} 位`;
    case "too_few_matched":
      return `找到可比客户的受影响客户只有 ${reason.found} 位，至少需要 ${reason.needed} 位`;
    case "too_few_controls":
      return `可比的未受影响客户只有 ${reason.found} 位，至少需要 ${reason.needed} 位`;
    case "low_matched_share":
      return `只有 ${percentText(reason.found)} 的受影响客户找到可比客户，至少需要 ${percentText(reason.needed)}`;
    case "unbalanced":
      return `配对后“${BEHAVIOUR_NAMES[reason.behaviour]}”仍相差 ${reason.found.toFixed(2)} 个标准差，最多允许 ${reason.needed}`;
    case "pre_trend":
      return `缺货之前两组客户的走势就不一样（相差 ${percentText(reason.found)}，最多允许 ${percentText(reason.needed)}）`;
  }
}
