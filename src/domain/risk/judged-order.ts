import { demandLaw } from "../demand/demand-law.ts";
import type { DemandDistribution } from "../demand/demand-distribution.ts";
import { shiftedLaw } from "../demand/shifted-law.ts";
import type { DemandEffects } from "../known-days/demand-effects.ts";
import { expiryRisk } from "../inventory/order-limits.ts";
import { shelfDays } from "../inventory/order-terms.ts";
import { termedOrder } from "../inventory/termed-order.ts";
import type { TermedOrder } from "../inventory/termed-order.ts";
import { serviceLevel } from "./class-policy.ts";
import type { Exposure } from "./exposure.ts";
import type { JudgedRisk } from "./judged-risk.ts";
import { arrivalProbability } from "./open-receipt.ts";
import { plannedThrough } from "./planned-use.ts";
import type { RiskInput } from "./risk-input.ts";
import { minimumStock } from "./stock-floor.ts";
import type { Situation } from "./situation.ts";
import { demandThrough } from "./stock-path.ts";

/** What to order, by which levels, and all that shaped it. */
export interface JudgedOrder extends TermedOrder {
  /** Units kept aside for key customers. */
  readonly reserved_quantity: number;
  readonly service_level: number;
  /** Mean demand between two orders, with what production takes then; units. */
  readonly cycle_demand: number;
  readonly inventory_position: number;
  /** Demand until what is ordered today expires; null where it does not. */
  readonly shelf_life: ShelfLifeDemand | null;
  /** Units expected to lie there when an order placed today arrives. */
  readonly stock_at_arrival: number;
}

/** Demand from today until the goods of an order expire. */
export interface ShelfLifeDemand {
  readonly days: number;
  readonly demand: DemandDistribution;
  /** Units that production takes for certain by then. */
  readonly planned: number;
  /** Probability with which some of the order may expire. */
  readonly risk: number;
}

/** What is known of stock and demand by then. */
export type OrderBasis = Pick<JudgedRisk, "stock" | "forecast" | "effects" | "basis" | "arrival" | "end">;

const DAYS_PER_YEAR = 365;

/**
 * Safety stock, reorder point and order-up-to level by the item's target, and an order in the size that it may have. What
 * production takes is certain: it moves the levels by itself and leaves the safety stock as it is.
 */
export function judgedOrder(input: RiskInput, situation: Situation, basis: OrderBasis): JudgedOrder {
  const { item, reserved_quantity = 0 } = input;
  const { exposure, observed } = situation;
  const { moq, order_multiple } = item;
  const minimum_stock = minimumStock(input);
  const service_level = serviceLevel(item.service_level, situation.abc_class);
  const cycle_days = Math.max(1, exposure.review_period_days);
  const { planned } = basis.basis;
  const nextUse = plannedThrough(planned, basis.end.days + Math.round(cycle_days)) - basis.end.planned;
  const cycle_demand = basis.forecast.level * cycle_days * meanAfter(basis.effects, exposure) + nextUse;
  const inventory_position = positionOf(input, situation, basis);
  const stock_at_arrival = inventory_position - basis.arrival.demand.mean - basis.arrival.planned;
  const shelf_life = shelfLifeDemand(item, basis.basis, exposure);
  const termed = termedOrder({
    ...{ item, lot: { moq, order_multiple, is_count: observed.is_count }, minimum_stock, service_level },
    reserved_quantity,
    law: shiftedLaw(demandLaw(basis.end.demand), basis.end.planned),
    ...{ cycle_days, cycle_demand, inventory_position, stock_at_arrival },
    annual_demand: (basis.forecast.level + dailyUse(planned)) * DAYS_PER_YEAR,
    shelf_life: shelf_life === null ? null : shiftedLaw(demandLaw(shelf_life.demand), shelf_life.planned),
  });
  return {
    ...termed,
    reserved_quantity,
    service_level,
    cycle_demand,
    inventory_position,
    shelf_life,
    stock_at_arrival,
  };
}

/** What is there and what comes in time, late orders discounted by their chance to come at all. */
function positionOf(
  { lead_time }: RiskInput,
  { receipts }: Situation,
  { stock, end }: Pick<OrderBasis, "stock" | "end">,
): number {
  const onOrder = receipts.reduce((sum, { quantity, due_in_days }) => {
    const chance = due_in_days < 0 ? arrivalProbability(due_in_days, end.days - 1, lead_time) : 1;
    return sum + chance * quantity;
  }, 0);
  return stock.supply + onOrder;
}

/** Goods are taken to arrive fresh. */
function shelfLifeDemand(
  { shelf_life_days, sale_price, purchase_cost }: RiskInput["item"],
  basis: OrderBasis["basis"],
  { arrival_days, lead_time_sd_days }: Exposure,
): ShelfLifeDemand | null {
  if (shelf_life_days == null) return null;
  const days = arrival_days + shelfDays(shelf_life_days);
  const demand = demandThrough(basis, days, (basis.forecast.level * lead_time_sd_days) ** 2);
  return { days, demand, planned: plannedThrough(basis.planned, days), risk: expiryRisk(sale_price, purchase_cost) };
}

/** What production takes a day over the days looked ahead: the best that is known of the year. */
function dailyUse(planned: Float64Array): number {
  return plannedThrough(planned, Infinity) / Math.max(1, planned.length - 1);
}

/** Mean multiple of the review period after the exposure, as far as it is looked ahead: 1 where nothing is known. */
function meanAfter(effects: DemandEffects | null, { exposure_days, review_period_days }: Exposure): number {
  const days = effects?.coming.subarray(exposure_days, exposure_days + Math.max(1, Math.ceil(review_period_days)));
  if (days === undefined || days.length === 0) return 1;
  return days.reduce((sum, factor) => sum + factor, 0) / days.length;
}
