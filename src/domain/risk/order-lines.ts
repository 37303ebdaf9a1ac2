import { addDays } from "../calendar/day.ts";
import { lawText } from "../demand/law-text.ts";
import { TARGET_LACK_LABELS } from "../inventory/chosen-target.ts";
import { criticalRatio } from "../inventory/newsvendor.ts";
import { stockCosts } from "../inventory/expected-profit.ts";
import type { UnitEconomics } from "../inventory/expected-profit.ts";
import type { PurchaseCosts } from "../inventory/quantity-discount.ts";
import { TARGET_LABELS } from "../inventory/replenishment-target.ts";
import type { ReplenishmentTarget } from "../inventory/replenishment-target.ts";
import { dayText, moneyText, percentText, quantityText } from "../text/quantity-text.ts";
import type { ExplainedOrder, ExplainedSizing, Explanation } from "./explanation.ts";
import type { ExplanationLine } from "./explanation-lines.ts";

/** The levels, what they aim at, and what shaped the order. */
export function orderLines(explanation: Explanation): readonly ExplanationLine[] {
  const { order, production, reserved_quantity, today, unit } = explanation;
  if (order === null) return [];
  const units = (value: number) => `${quantityText(value)} ${unit}`;
  const { quantity, rounding_reason, order_by_date } = order;
  const planned = production?.exposure_quantity ?? 0;
  const reserved = reserved_quantity === undefined ? [] : [`为重点客户预留 ${units(reserved_quantity)}`];
  const within = [...(planned > 0 ? [`生产用料 ${units(planned)}`] : []), ...reserved];
  const withUse = within.length > 0 ? `（含${within.join("、")}）` : "";
  const rounding = rounding_reason === null ? "" : `（${rounding_reason}）`;
  return [
    ...targetLines(order, unit),
    { label: "安全库存", value: `${units(order.safety_stock)}（${aimText(order)}）` },
    { label: "再订货点", value: `${units(order.reorder_point)}${withUse}` },
    {
      label: "目标库存",
      value: `${units(order.order_up_to_level)}${reserved.length > 0 ? `（含${reserved.join("")}）` : ""}`,
    },
    { label: "库存位置", value: units(order.inventory_position) },
    ...(order.sizing === undefined ? [] : sizingLines(order.sizing, explanation)),
    ...(quantity > 0 || rounding_reason !== null
      ? [{ label: "建议补货量", value: `${units(quantity)}${rounding}` }]
      : []),
    ...(order_by_date === null ? [] : [{ label: "最晚下单日", value: dayText(order_by_date, today) }]),
  ];
}

function targetLines({ target, service_level, sizing }: ExplainedOrder, unit: string): readonly ExplanationLine[] {
  if (target === undefined) return [];
  const wish = TARGET_LABELS[target.wished];
  const value =
    target.lacks === null
      ? `${wish}：${targetText(target.target, unit, sizing)}`
      : `${wish}（${TARGET_LACK_LABELS[target.lacks]}，改按服务水平 ${percentText(service_level)}）`;
  const isMoney = target.lacks === null && target.target.kind === "profit";
  return [{ label: "补货目标", value, ...(isMoney ? { tells_costs: true } : {}) }];
}

function targetText(target: ReplenishmentTarget, unit: string, sizing: ExplainedSizing | undefined): string {
  switch (target.kind) {
    case "service_level":
      return `一个周期不缺货的概率 ${percentText(target.service_level)}`;
    case "fill_rate":
      return `客户要的数量里 ${percentText(target.fill_rate)} 有现货（缺的部分按客户愿意等计算）`;
    case "profit":
      return economicsText(target.economics, unit, sizing);
  }
}

function economicsText(economics: UnitEconomics, unit: string, sizing: ExplainedSizing | undefined): string {
  const { margin, holding_cost } = economics;
  const money = `少卖 1 ${unit}少赚 ${moneyText(margin)} 元，多备 1 ${unit}到下次订货占用 ${moneyText(holding_cost)} 元`;
  if (sizing?.shelf_life !== undefined) return `${money}，过期 1 ${unit}赔掉采购价`;
  return `${money}，不缺货的概率以 ${percentText(criticalRatio(stockCosts(economics)))} 为最合算`;
}

function aimText({ target, service_level }: ExplainedOrder): string {
  if (target === undefined || target.target.kind === "service_level") return `服务水平 ${percentText(service_level)}`;
  if (target.target.kind === "fill_rate") return `目标满足率 ${percentText(target.target.fill_rate)}`;
  return TARGET_LABELS.profit;
}

function sizingLines(sizing: ExplainedSizing, explanation: Explanation): readonly ExplanationLine[] {
  return [
    ...(sizing.purchase === null
      ? []
      : [{ label: "阶梯价", value: priceText(sizing.purchase), tells_costs: true as const }]),
    ...shelfLifeLines(sizing, explanation),
    ...roomLines(sizing, explanation),
  ];
}

function priceText({ unit_cost, price_breaks, annual_demand, fixed_cost, holding_rate }: PurchaseCosts): string {
  const steps = price_breaks.map(({ from_quantity, unit_price }) => `${from_quantity} 起 ${unit_price} 元`);
  const terms = `年需求约 ${quantityText(annual_demand)}，每次订货费用 ${moneyText(fixed_cost)} 元，年持有费率 ${percentText(holding_rate)}`;
  return `单价 ${unit_cost} 元，${steps.join("，")}（${terms}）`;
}

function shelfLifeLines(
  { shelf_life, shelf_life_quantity }: ExplainedSizing,
  { order, today, unit }: Explanation,
): readonly ExplanationLine[] {
  if (shelf_life === undefined || shelf_life_quantity === null || order === null) return [];
  const until = dayText(addDays(today, shelf_life.days - 1), today);
  const position = quantityText(order.inventory_position);
  const value = `现在订的 ${until}过期；有 ${percentText(1 - shelf_life.risk)} 的把握在此前再卖完 ${quantityText(shelf_life_quantity)} ${unit}（先卖已有和在途的 ${position} ${unit}）`;
  const formula = `${shelf_life.days} 天需求：${lawText(shelf_life.demand)}${plannedText(shelf_life.planned, unit)}；先卖库存位置 ${position}`;
  return [
    { label: "保质期内能卖完", value },
    { label: "保质期内能卖完的算法", value: formula, is_detail: true },
  ];
}

function plannedText(planned: number, unit: string): string {
  return planned === 0 ? "" : `，另有生产用料 ${quantityText(planned)} ${unit}`;
}

function roomLines({ room, room_quantity }: ExplainedSizing, { unit }: Explanation): readonly ExplanationLine[] {
  if (room === undefined || room_quantity === null) return [];
  const there = quantityText(Math.max(0, room.stock_at_arrival));
  const value = `库容上限 ${quantityText(room.capacity)} − 到货时预计还有 ${there} = ${quantityText(room_quantity)} ${unit}`;
  return [{ label: "库容放得下", value }];
}
