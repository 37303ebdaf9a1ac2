import { SURGE_ORIGIN_LABELS } from "../anomaly/surge-origin.ts";
import { effectClauses } from "./effect-text.ts";
import { TARGET_LABELS } from "../inventory/replenishment-target.ts";
import { heldOrderText } from "./held-order-text.ts";
import { LEAST_DEMAND_DAYS, LEAST_IN_STOCK_DAYS, MISSING_LABELS } from "./missing-input.ts";
import { slowdownText } from "../inventory/supplier-slowdown.ts";
import { productionClauses } from "./production-text.ts";
import type { RiskFactorName } from "./risk-factors.ts";
import type { ExplainedDemand, ExplainedOrder, Explanation } from "./explanation.ts";
import { dayText, percentText, quantityText } from "../text/quantity-text.ts";

/**
 * An explanation in one Chinese sentence: what there is, how it sells, when it ends, what to do. `order_advice` stands in
 * the place of the advice to order all that is suggested, where something else comes first; empty, and nothing does.
 */
export function explanationSentence(explanation: Explanation, order_advice?: string): string {
  const body = explanation.severity === "unknown" ? unknownClauses(explanation) : knownClauses(explanation);
  const advice = adviceClauses(explanation, order_advice).filter((clause) => clause !== "");
  return `${[body, advice]
    .filter((clauses) => clauses.length > 0)
    .map((clauses) => clauses.join("，"))
    .join("；")}。`;
}

function unknownClauses({ missing, stock, unit }: Explanation): string[] {
  const reasons = missing.map((input) => {
    if (input === "in_stock_days") return `${MISSING_LABELS[input]} ${LEAST_IN_STOCK_DAYS} 天`;
    if (input === "demand_days") return `${MISSING_LABELS[input]} ${LEAST_DEMAND_DAYS} 天`;
    return MISSING_LABELS[input];
  });
  return ["样本不足", ...stockClauses(stock, unit), ...reasons.slice(0, 1)];
}

function knownClauses(explanation: Explanation): string[] {
  return [
    ...stockClauses(explanation.stock, explanation.unit),
    ...shortageClauses(explanation),
    ...demandClauses(explanation.demand, explanation.unit),
    ...productionClauses(explanation),
    ...eventClauses(explanation),
    ...surgeClauses(explanation),
    ...floorClauses(explanation),
    ...outlookClauses(explanation),
    ...slowdownClauses(explanation),
  ];
}

function stockClauses(stock: Explanation["stock"], unit: string): string[] {
  if (stock === null) return [];
  const clauses = [`现有 ${quantityText(stock.on_hand)} ${unit}`];
  if (stock.on_hand < 0) clauses.push("账面为负，请盘点核对");
  if (stock.allocated !== 0) clauses.push(`其中已分配 ${quantityText(stock.allocated)} ${unit}`);
  return clauses;
}

function shortageClauses({ rules, stock, unit }: Explanation): string[] {
  const clauses: string[] = [];
  if (rules.includes("already_out")) clauses.push("已无可用库存");
  const waiting = Math.max(stock?.unfilled_quantity ?? 0, stock?.backorder ?? 0);
  if (waiting > 0) clauses.push(`欠交客户 ${quantityText(waiting)} ${unit}`);
  else if (rules.includes("line_unfilled")) clauses.push("有订单无法交付");
  return clauses;
}

/** A forecast this far from the recent mean is worth a word. */
const NOTABLE_CHANGE = 0.2;

function demandClauses(demand: ExplainedDemand | null, unit: string): string[] {
  if (demand === null) return [];
  const isCensored = demand.censored_days > 0;
  const window = `近 ${demand.window_days} ${isCensored ? "个有货日" : "天"}`;
  if (demand.mean <= 0) return [`${window}无销量`];
  const clauses = [`${window}${isCensored ? "平均每天售" : "日均售"} ${quantityText(demand.mean)} ${unit}`];
  const forecast = demand.forecast_mean ?? demand.mean;
  if (forecast > demand.mean * (1 + NOTABLE_CHANGE)) clauses.push(`近期升至约 ${quantityText(forecast)} ${unit}`);
  if (forecast < demand.mean * (1 - NOTABLE_CHANGE)) clauses.push(`近期降至约 ${quantityText(forecast)} ${unit}`);
  return clauses;
}

/** Effects told in the sentence; the table has them all. */
const TOLD_EFFECTS = 2;

function eventClauses({ effects, today }: Explanation): string[] {
  if (effects === undefined) return [];
  const told = effectClauses(effects, today).slice(0, TOLD_EFFECTS);
  return effects.adjustment === null ? told : [...told, effects.adjustment.replace(/。$/, "")];
}

function surgeClauses({ surge, unit }: Explanation): string[] {
  if (surge === null) return [];
  const days = surge.days === 1 ? "最近一天" : "最近两天";
  return [
    `${days}需求 ${quantityText(surge.quantity)} ${unit}，明显高于平常的 ${quantityText(surge.expected)} ${unit}${originText(surge.origin)}`,
  ];
}

function originText(origin: NonNullable<Explanation["surge"]>["origin"]): string {
  return origin === undefined || origin.kind === "undetermined" ? "" : `（${SURGE_ORIGIN_LABELS[origin.kind]}）`;
}

function floorClauses(explanation: Explanation): string[] {
  if (!explanation.rules.includes("at_minimum_stock")) return [];
  const floor = floorText(explanation);
  return floor === null ? [] : [`${explanation.rules.includes("held") ? "仍接近" : "已降到"}${floor}`];
}

function floorText({ minimum_stock, reserved_quantity, unit }: Explanation): string | null {
  const minimum = `库存下限 ${quantityText(minimum_stock ?? 0)} ${unit}`;
  if (reserved_quantity === undefined) return minimum_stock === null ? null : minimum;
  const reserve = `为重点客户预留的 ${quantityText(reserved_quantity)} ${unit}`;
  return (minimum_stock ?? 0) > 0 ? `${minimum}加${reserve}` : reserve;
}

function outlookClauses(explanation: Explanation): string[] {
  const { severity, stockout_date, exposure, limit, supply, today, demand, production } = explanation;
  const isSold = demand !== null && demand.mean > 0;
  if (severity === "out" || (!isSold && production === undefined)) return [];
  const end = production === undefined ? "卖完" : isSold ? "用完" : "不够生产";
  if (stockout_date !== null) return [`预计 ${dayText(stockout_date, today)}前后${end}`];
  if (exposure === null) return [];
  const chance = `${supply.exposure_days} 天内缺货概率 ${percentText(exposure.value)}`;
  return [exposure.value > limit ? `${chance}，高于 ${percentText(limit)} 的上限` : chance];
}

/** What a longer lead time does not add to. */
const OF_DEMAND: readonly RiskFactorName[] = [
  "demand_rise",
  "coming_events",
  "production_need",
  "demand_spread",
  "allocated_stock",
  "waiting_orders",
];

/** Told where stock or supply, not demand, is what the risk comes from most. */
function slowdownClauses({ factors, supply: { lead_time } }: Explanation): string[] {
  const [first] = factors;
  if (lead_time.slowdown === undefined || first === undefined || OF_DEMAND.includes(first.factor)) return [];
  return [`供应商到货变慢（${slowdownText(lead_time.slowdown)}）`];
}

function adviceClauses(explanation: Explanation, order_advice?: string): string[] {
  const { severity, order, today, unit, supply } = explanation;
  if (severity === "none" || severity === "unknown") return [];
  const arrival = `现在下单最快 ${dayText(supply.arrival_date, today)}到货`;
  if (order === null) return [...receiptClauses(explanation), arrival];
  if (order.quantity <= 0) {
    const choices = heldOrderText(explanation);
    return [...receiptClauses(explanation), ...whyNone(order, unit), ...(choices === null ? [] : [choices])];
  }
  const rounding = order.rounding_reason === null ? "" : `（${order.rounding_reason}）`;
  const ordering = `建议今天订 ${quantityText(order.quantity)} ${unit}${rounding}`;
  return [...receiptClauses(explanation), arrival, order_advice ?? ordering];
}

/** Why nothing is to be ordered although there is a risk: a limit, or a target that a person set. */
function whyNone({ rounding_reason, target, reorder_point }: ExplainedOrder, unit: string): string[] {
  if (rounding_reason !== null) return [rounding_reason];
  if (target === undefined || target.lacks !== null) return [];
  return [
    `库存加在途还高于${TARGET_LABELS[target.wished]}的再订货点 ${quantityText(reorder_point)} ${unit}，今天不用订`,
  ];
}

function receiptClauses({ supply, today, unit, order }: Explanation): string[] {
  const late = supply.receipts.filter(({ days_late }) => days_late > 0).sort((a, b) => b.days_late - a.days_late)[0];
  if (late !== undefined) {
    const name = late.purchase_order_no === "" ? "在途采购" : `采购单 ${late.purchase_order_no}`;
    return [`${name}（${quantityText(late.quantity)} ${unit}）已逾期 ${late.days_late} 天，请催货`];
  }
  const next = [...supply.receipts].sort((a, b) => (a.due < b.due ? -1 : 1))[0];
  if (next === undefined) return [];
  const coming = `在途 ${quantityText(next.quantity)} ${unit}应于 ${dayText(next.due, today)}到货`;
  const isEnough = order !== null && order.quantity <= 0 && whyNone(order, unit).length === 0;
  return isEnough ? [coming, "暂不需要追加订货"] : [coming];
}
