import { DAY_EFFECT_LABELS } from "../demand/effect-columns.ts";
import type { EffectAtWork, ExplainedEffects, LearnedEffect } from "../known-days/effects-at-work.ts";
import { PROMOTION_STAGE_LABELS } from "../promotion/promotion.ts";
import { dayText, moneyText, quantityText } from "../text/quantity-text.ts";

/** What moves demand on coming days, the strongest first, each in one Chinese clause. */
export function effectClauses({ at_work }: Pick<ExplainedEffects, "at_work">, today: string): readonly string[] {
  return [...at_work]
    .sort((a, b) => Math.abs(Math.log(b.multiple)) - Math.abs(Math.log(a.multiple)))
    .map((effect) => effectClause(effect, today));
}

/** What the item's past has taught of an effect: "平日的 1.4 倍（±0.1，12 天）", "−1.7（±0.4，30 天）：降价 10% 约多卖 20%". */
export function learnedText({ effect, multiple, standard_error, days }: LearnedEffect): string {
  const source = days === 0 ? "按其他商品" : `${days} 天`;
  if (effect === "relative_price") {
    const elasticity = Math.log(multiple);
    const more = Math.round(100 * ((1 - TOLD_CUT) ** elasticity - 1));
    const told = `${signedText(elasticity)}（±${quantityText(standard_error)}，${source}）`;
    return `${told}：降价 ${100 * TOLD_CUT}% 约多卖 ${more}%`;
  }
  return `平日的 ${quantityText(multiple)} 倍（±${quantityText(multiple * standard_error)}，${source}）`;
}

/** The cut in price by which an elasticity is told. */
const TOLD_CUT = 0.1;

/** Name of an effect without the remark in brackets. */
export function effectName(effect: LearnedEffect["effect"]): string {
  return DAY_EFFECT_LABELS[effect].replace(/（.*）/, "");
}

function effectClause(effect: EffectAtWork, today: string): string {
  if (effect.kind === "price") return priceText(effect);
  const name = effect.kind === "promotion" ? promotionText(effect) : effectName(effect.effect);
  const first = dayText(effect.from, today);
  const days = effect.from === effect.to ? first : `${first}至 ${dayText(effect.to, today)}`;
  const multiple = `预计为平日的 ${quantityText(effect.multiple)} 倍`;
  return `${name}（${days}）${multiple}${effect.kind === "promotion" ? `（${basisText(effect)}）` : ""}`;
}

/** "售价由 12 调到 9.6（−20%），预计为平日的 1.6 倍（按本商品以往价格变动学习）". */
function priceText({ past_price, coming_price, multiple, own_days }: Extract<EffectAtWork, { kind: "price" }>): string {
  const change = signedText(Math.round(100 * (coming_price / past_price - 1)));
  const basis = own_days > 0 ? "按本商品以往价格变动学习" : "按其他商品学习";
  const prices = `售价由 ${moneyText(past_price)} 调到 ${moneyText(coming_price)}（${change}%）`;
  return `${prices}，预计为平日的 ${quantityText(multiple)} 倍（${basis}）`;
}

/** With a minus as people write it. */
function signedText(value: number): string {
  return `${value < 0 ? "−" : "+"}${quantityText(Math.abs(value))}`;
}

type Promoted = Extract<EffectAtWork, { kind: "promotion" }>;

function promotionText({ promotion_name, stage }: Promoted): string {
  const label = PROMOTION_STAGE_LABELS[stage];
  return promotion_name.includes(label) ? `“${promotion_name}”` : `“${promotion_name}”${label}期`;
}

/** By what the multiple is expected. */
function basisText({ own_runs, learned_days, expected_uplift }: Promoted): string {
  if (own_runs > 0) return `按本商品前 ${own_runs} 次活动学习`;
  if (learned_days > 0) return "按同阶段的其他活动学习";
  return expected_uplift === null ? "没有可参考的活动，倍数未知" : "按计划倍数";
}
