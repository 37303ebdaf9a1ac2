import { heldOrder } from "../inventory/held-order.ts";
import type { HeldOrder } from "../inventory/held-order.ts";
import { quantityText } from "../text/quantity-text.ts";
import { severityRank } from "./severity.ts";
import type { Explanation } from "./explanation.ts";

/**
 * What a person can decide where an item is out or likely to be and no order fits its limits: "请人决定：按起订量订 500 包
 * （约 483 包有过期风险）、…"; null where nothing is held back or nothing presses.
 */
export function heldOrderText(explanation: Explanation): string | null {
  const { severity, order, production, unit } = explanation;
  if (severityRank(severity) < severityRank("high")) return null;
  if (order === null || order.quantity > 0 || order.rounding_reason === null || order.sizing === undefined) return null;
  const held = heldOrder(order.sizing);
  if (held === null) return null;
  const later = production === undefined ? [] : ["改生产日期"];
  const choices = [orderAnyway(held, unit), "找能小批量供货的供应商", ...later];
  return `请人决定：${choices.slice(0, -1).join("、")}，或${choices.at(-1) ?? ""}`;
}

function orderAnyway({ least, expiring, over_room }: HeldOrder, unit: string): string {
  const risks = [
    ...(expiring > 0 ? [`约 ${quantityText(expiring)} ${unit}有过期风险`] : []),
    ...(over_room > 0 ? [`${quantityText(over_room)} ${unit}放不下`] : []),
  ];
  return `按最少 ${quantityText(least)} ${unit}订（${risks.join("，")}）`;
}
