import type { RiskAssessment } from "../risk/risk-assessment.ts";
import { isAlarming, SEVERITY_LABELS } from "../risk/severity.ts";
import { dayText, quantityText } from "../text/quantity-text.ts";
import type { OrderCheck, OrderShipping } from "./order-check.ts";
import { reserveText } from "./order-line-sentence.ts";
import type { Substitute } from "./substitutes.ts";

/** What an order line does, in one Chinese sentence; what is there instead where the line or the stock behind it runs short. */
export function orderCheckSentence(
  { now, after, shipping }: OrderCheck,
  quantity: number,
  substitutes: readonly Substitute[],
): string {
  if (shipping === null) return "没有库存记录，无法判断能否发货。";
  const { unit } = now.explanation;
  const reserve = reserveText(shipping, (value) => `${quantityText(value)} ${unit}`).replace(/。$/, "");
  const told = reserve === "" ? [] : [reserve];
  const clauses = [shippingText(shipping, now, quantity), ...told, riskText(shipping, now, after)];
  const isNeeded = shipping.short_quantity > 0 || isAlarming(after.severity);
  if (isNeeded && substitutes.length > 0) clauses.push(substitutesText(substitutes));
  return `${clauses.join("；")}。`;
}

/** “同类有货：”, or “可改用：” where more is known, and each item with what is there of it; empty where there is none. */
export function substitutesText(substitutes: readonly Substitute[]): string {
  if (substitutes.length === 0) return "";
  const items = substitutes.map(({ item_name, item_code, available, unit }) => {
    const name = item_name === item_code ? item_code : `${item_name}（${item_code}）`;
    return `${name}可用 ${quantityText(available)} ${unit}`;
  });
  const is_known = substitutes.some(({ basis }) => basis !== "in_category");
  return `${is_known ? "可改用" : "同类有货"}：${items.join("、")}`;
}

function shippingText(
  { served_quantity, short_quantity, ship_date }: OrderShipping,
  { explanation }: RiskAssessment,
  quantity: number,
): string {
  const { unit, today } = explanation;
  const units = (value: number) => `${quantityText(value)} ${unit}`;
  if (short_quantity === 0) return `可从现货发出 ${units(quantity)}`;
  const short =
    served_quantity > 0
      ? `现货只够 ${units(served_quantity)}，还差 ${units(short_quantity)}`
      : `没有现货可发，差 ${units(short_quantity)}`;
  return ship_date === null
    ? `${short}，在途采购也不够，暂时定不了发货日期`
    : `${short}，按在途到货预计 ${dayText(ship_date, today)}可发齐`;
}

function riskText({ left_quantity }: OrderShipping, now: RiskAssessment, after: RiskAssessment): string {
  const { unit, today } = after.explanation;
  const left = quantityText(left_quantity);
  const change =
    now.severity === after.severity
      ? `预警等级仍为${SEVERITY_LABELS[after.severity]}`
      : `预警等级由${SEVERITY_LABELS[now.severity]}变为${SEVERITY_LABELS[after.severity]}`;
  const end =
    after.stockout_date === null || after.severity === "out"
      ? ""
      : `，预计 ${dayText(after.stockout_date, today)}前后用完`;
  return `下单后可用 ${left} ${unit}，${change}${end}`;
}
