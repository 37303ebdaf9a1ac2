import { demandLaw } from "../demand/demand-law.ts";
import type { DemandDistribution } from "../demand/demand-distribution.ts";
import type { DemandEffects } from "../known-days/demand-effects.ts";
import { chosenTarget } from "../inventory/chosen-target.ts";
import type { ChosenTarget } from "../inventory/chosen-target.ts";
import { roomQuantity, shelfLifeQuantity } from "../inventory/order-limits.ts";
import type { OrderQuantity } from "../inventory/order-quantity.ts";
import { purchaseCosts } from "../inventory/purchase-costs.ts";
import { orderNeed } from "../inventory/replenishment-policy.ts";
import type { ReplenishmentLevels } from "../inventory/replenishment-policy.ts";
import { levelsForTarget } from "../inventory/replenishment-target.ts";
import { plainSizing, sizedOrder } from "../inventory/sized-order.ts";
import type { OrderSizing } from "../inventory/sized-order.ts";
import { serviceLevel } from "./class-policy.ts";
import type { Exposure } from "./exposure.ts";
import type { JudgedRisk } from "./judged-risk.ts";
import { arrivalProbability } from "./open-receipt.ts";
import type { RiskInput } from "./risk-input.ts";
import type { Situation } from "./situation.ts";
import { demandThrough } from "./stock-path.ts";

/** What to order, by which levels, and all that shaped it. */
export interface JudgedOrder {
  readonly service_level: number;
  readonly target: ChosenTarget;
  /** Mean demand between two orders, units. */
  readonly cycle_demand: number;
  readonly levels: ReplenishmentLevels;
  readonly inventory_position: number;
  readonly order: OrderQuantity;
  readonly sizing: OrderSizing;
  /** Demand until what is ordered today expires; null where it does not, or where nothing is needed. */
  readonly shelf_life: ShelfLifeDemand | null;
  /** Units expected to lie there when an order placed today arrives; null where room is no matter. */
  readonly stock_at_arrival: number | null;
}

/** Demand from today until the goods of an order expire. */
export interface ShelfLifeDemand {
  readonly days: number;
  readonly demand: DemandDistribution;
}

/** What is known of stock and demand by then. */
export type OrderBasis = Pick<JudgedRisk, "stock" | "forecast" | "effects" | "basis" | "arrival" | "end">;

/** Safety stock, reorder point and order-up-to level by the item's target, and an order in the size that it may have. */
export function judgedOrder(input: RiskInput, situation: Situation, basis: OrderBasis): JudgedOrder {
  const { item } = input;
  const { exposure, abc_class } = situation;
  const service_level = serviceLevel(item.service_level, abc_class);
  const cycle_days = Math.max(1, exposure.review_period_days);
  const target = chosenTarget(item, service_level, cycle_days);
  const cycle_demand = basis.forecast.level * cycle_days * meanAfter(basis.effects, exposure);
  const { minimum_stock } = item;
  const law = demandLaw(basis.end.demand);
  const levels = levelsForTarget({ law, cycle_demand, target: target.target, minimum_stock });
  const inventory_position = positionOf(input, situation, basis);
  const need = orderNeed(inventory_position, levels);
  const shaped = sizingOf(input, situation, basis, { need, inventory_position });
  const order = sizedOrder(need, shaped.sizing);
  return { service_level, target, cycle_demand, levels, inventory_position, order, ...shaped };
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

const DAYS_PER_YEAR = 365;

/** The limits of an order; they are looked for only where one is needed. */
function sizingOf(
  { item }: RiskInput,
  { exposure, observed }: Situation,
  { forecast, basis, arrival }: OrderBasis,
  { need, inventory_position }: { readonly need: number; readonly inventory_position: number },
): Pick<JudgedOrder, "sizing" | "shelf_life" | "stock_at_arrival"> {
  const { moq, order_multiple, shelf_life_days, storage_quantity } = item;
  const plain = plainSizing({ moq, order_multiple, is_count: observed.is_count });
  if (need <= 0) return { sizing: plain, shelf_life: null, stock_at_arrival: null };
  const purchase = purchaseCosts(item, forecast.level * DAYS_PER_YEAR);
  const shelf_life = shelf_life_days == null ? null : shelfLifeDemand(basis, exposure, shelf_life_days);
  const stock_at_arrival = storage_quantity == null ? null : inventory_position - arrival.demand.mean;
  const sizing = {
    ...{ lot: plain.lot, purchase },
    shelf_life_quantity:
      shelf_life === null ? null : shelfLifeQuantity(demandLaw(shelf_life.demand), inventory_position),
    room_quantity:
      storage_quantity == null || stock_at_arrival === null ? null : roomQuantity(storage_quantity, stock_at_arrival),
  };
  return { sizing, shelf_life, stock_at_arrival };
}

/** Goods are taken to arrive fresh. */
function shelfLifeDemand(
  basis: OrderBasis["basis"],
  { arrival_days, lead_time_sd_days }: Exposure,
  shelf_life_days: number,
): ShelfLifeDemand {
  const days = arrival_days + Math.max(1, Math.floor(shelf_life_days));
  return { days, demand: demandThrough(basis, days, (basis.forecast.level * lead_time_sd_days) ** 2) };
}

/** Mean multiple of the review period after the exposure, as far as it is looked ahead: 1 where nothing is known. */
function meanAfter(effects: DemandEffects | null, { exposure_days, review_period_days }: Exposure): number {
  const days = effects?.coming.subarray(exposure_days, exposure_days + Math.max(1, Math.ceil(review_period_days)));
  if (days === undefined || days.length === 0) return 1;
  return days.reduce((sum, factor) => sum + factor, 0) / days.length;
}
