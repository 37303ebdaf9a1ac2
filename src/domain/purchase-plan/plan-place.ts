import { daysBetween } from "../calendar/day.ts";
import type { Day } from "../calendar/day.ts";
import type { ExplainedOrder } from "../risk/explanation.ts";
import type { RiskAssessment } from "../risk/risk-assessment.ts";
import type { AlertSeverity } from "../risk/severity.ts";
import type { SupplyNeed } from "../risk/supply-need.ts";

/** What plans take from the assessment of one item at one place; units. Plain JSON. */
export interface PlanPlace extends SupplyNeed {
  readonly item_code: string;
  readonly location_code: string;
  readonly severity: AlertSeverity;
  /** Business day of the assessment. */
  readonly assessed_on: Day;
  readonly stockout_date: Day | null;
  readonly order_by_date: Day | null;
  /** On hand − promised + on order. */
  readonly inventory_position: number;
  readonly service_level: number;
  readonly reorder_point: number;
  readonly order_up_to_level: number;
  readonly suggested_order_quantity: number;
  readonly rounding_reason: string | null;
  /** Largest orders of which all sells before it expires, and for which there is room; absent without such a limit. */
  readonly shelf_life_quantity?: number;
  readonly room_quantity?: number;
  /** What a unit short costs beyond its margin, yuan; absent where it was not learned. */
  readonly goodwill?: number;
  /** Days until an order placed on that day arrives, and units on their way; absent in places kept by an older version. */
  readonly arrival_days?: number;
  readonly on_order?: number;
  /** The day on which the suggestion was shown that stands in the place of the assessment's own (see `steadyPlace`). */
  readonly shown_on?: Day;
}

/** A place as plans see it; null where it gives nothing, lacks nothing and orders nothing, or where nothing is known. */
export function planPlace(risk: RiskAssessment): PlanPlace | null {
  const place = wholePlanPlace(risk);
  const isIdle = place?.spare === 0 && place.gap === null && place.suggested_order_quantity === 0;
  return isIdle ? null : place;
}

/** A place as plans see it, also where they take nothing from it; null where nothing is known. */
export function wholePlanPlace(risk: RiskAssessment): PlanPlace | null {
  const { supply_need, explanation, suggested_order_quantity } = risk;
  const { order } = explanation;
  if (supply_need === undefined || order === null || suggested_order_quantity === null) return null;
  return {
    item_code: explanation.item_code,
    location_code: explanation.location_code,
    ...supply_need,
    severity: risk.severity,
    assessed_on: explanation.today,
    stockout_date: risk.stockout_date,
    order_by_date: risk.order_by_date,
    inventory_position: order.inventory_position,
    service_level: order.service_level,
    reorder_point: order.reorder_point,
    order_up_to_level: order.order_up_to_level,
    suggested_order_quantity,
    rounding_reason: risk.rounding_reason,
    arrival_days: daysBetween(explanation.today, explanation.supply.arrival_date),
    on_order: explanation.supply.receipts.reduce((sum, { quantity }) => sum + quantity, 0),
    ...(order.goodwill === undefined ? {} : { goodwill: order.goodwill.per_unit }),
    ...limitsOf(order),
  };
}

function limitsOf({ sizing }: ExplainedOrder): Pick<PlanPlace, "shelf_life_quantity" | "room_quantity"> {
  const { shelf_life_quantity = null, room_quantity = null } = sizing ?? {};
  return {
    ...(shelf_life_quantity === null ? {} : { shelf_life_quantity }),
    ...(room_quantity === null ? {} : { room_quantity }),
  };
}
