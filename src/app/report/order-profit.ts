import { demandLaw } from "../../domain/demand/demand-law.ts";
import { shiftedLaw } from "../../domain/demand/shifted-law.ts";
import { type OrderProfitPoint, orderProfitCurve, orderProfitPoint } from "../../domain/inventory/order-profit.ts";
import { USUAL_HOLDING_COST_RATE } from "../../domain/inventory/order-terms.ts";
import { unitEconomics } from "../../domain/inventory/unit-economics.ts";
import type { RiskAssessment } from "../../domain/risk/assess-stockout-risk.ts";
import type { ExplainedOrder, Explanation } from "../../domain/risk/explanation.ts";
import type { ItemReport } from "../../contracts/item-report.ts";
import type { ItemRow } from "../../contracts/rows.ts";

/** What orders of some sizes would bring, from the kept assessment and today's prices; nothing of it is kept. */
export function orderProfit(
  { explanation }: Pick<RiskAssessment, "explanation">,
  item: ItemRow | null,
): ItemReport["order_profit"] {
  const { order, supply } = explanation;
  const demand = exposureDemand(explanation);
  if (order === null || demand === null) return null;
  const { goodwill = null } = order;
  // What is kept aside for key customers is not there for what everybody may buy, as in the levels.
  const inventory_position = order.inventory_position - (explanation.reserved_quantity ?? 0);
  const economics =
    item === null ? "sale_price" : unitEconomics({ ...item, goodwill }, Math.max(1, supply.review_period_days));
  if (typeof economics === "string") return { kind: "lacking", lacks: economics };
  const input = {
    law: shiftedLaw(demandLaw(demand), explanation.production?.exposure_quantity ?? 0),
    ...{ economics, inventory_position },
    cycle_demand: order.order_up_to_level - order.reorder_point,
    unit_cost: item?.purchase_cost ?? 0,
    price_breaks: item?.price_breaks ?? [],
    order_cost: item?.order_cost ?? 0,
    expiry: expiryOf(order, item),
  };
  // Where there is no room at all, the curve shows what room would be worth.
  const { points, best } = orderProfitCurve(input, order.quantity, order.sizing?.room_quantity || Infinity);
  return {
    kind: "known",
    points: points.map(shown),
    suggested: shown(orderProfitPoint(input, order.quantity)),
    best: shown(best),
    goodwill,
    holding_cost_rate: item?.holding_cost_rate ?? USUAL_HOLDING_COST_RATE,
  };
}

function expiryOf({ sizing }: ExplainedOrder, item: ItemRow | null) {
  const cost = item?.purchase_cost ?? null;
  if (sizing?.shelf_life === undefined || cost === null) return null;
  const { demand, planned } = sizing.shelf_life;
  return { law: shiftedLaw(demandLaw(demand), planned), unit_loss: cost };
}

/** By what the levels were set. */
export function replenishmentOf({ order }: Explanation): ItemReport["replenishment"] {
  if (order === null) return null;
  const { target, service_level } = order;
  const { wished, lacks } = target ?? { wished: "service_level" as const, lacks: null };
  return { target: target?.target.kind ?? "service_level", wished, lacks, service_level };
}

/** Demand over the whole exposure; null where a version before this one kept only that until its worst day. */
function exposureDemand({ order, exposure, supply }: Explanation) {
  if (order?.demand !== undefined) return order.demand;
  return exposure !== null && exposure.days === supply.exposure_days ? exposure.demand : null;
}

function shown({ quantity, expected_profit, marginal_profit, stockout_probability }: OrderProfitPoint) {
  return {
    quantity: rounded(quantity, 1e4),
    expected_profit: rounded(expected_profit, 100),
    marginal_profit: rounded(marginal_profit, 1e4),
    stockout_probability: rounded(stockout_probability, 1e4),
  };
}

function rounded(value: number, parts: number): number {
  return Math.round(value * parts) / parts;
}
