import { demandLaw } from "../demand/demand-law.ts";
import type { DemandLaw } from "../demand/demand-law.ts";
import { shiftedLaw } from "../demand/shifted-law.ts";
import { rankedSteps, sizedItem } from "../inventory/budget-allocation.ts";
import type { RankedStep, SizedItem } from "../inventory/budget-allocation.ts";
import { expectedProfit } from "../inventory/expected-profit.ts";
import type { UnitEconomics } from "../inventory/expected-profit.ts";
import { unitPrice } from "../inventory/price-break.ts";
import { holdingCost } from "../inventory/unit-economics.ts";
import type { ServedDemand } from "../risk/supply-need.ts";
import type { NeededOrder } from "./item-plan.ts";
import { lotOf } from "./plan-item.ts";
import type { PlanItem } from "./plan-item.ts";

/** An order with what its sizes are expected to earn. */
export interface ValuedOrder {
  readonly item: PlanItem;
  readonly order: NeededOrder;
  readonly law: DemandLaw;
  /** Money of the whole order in fen; null where the item has no cost. */
  readonly cost_fen: number | null;
  /** Null where cost or price is not known: such orders go by units, after the others. */
  readonly worth: OrderWorth | null;
}

/** What an order is expected to earn. */
export interface OrderWorth {
  readonly sized: SizedItem;
  /** Of the whole order, money; below nought where it earns less than it costs to hold. */
  readonly whole_profit: number;
}

const NO_DEMAND: ServedDemand = { days: 1, demand: { name: "none", mean: 0, variance: 0 } };

/**
 * Values an order by the demand it is to serve, of the exposure and one review period more: a unit sold earns price less
 * cost, a unit left is held for that time, and a unit short costs what is known of its goodwill beside the margin.
 */
export function valuedOrder(item: PlanItem, order: NeededOrder): ValuedOrder {
  const { days, demand, planned = 0 } = order.place.order ?? NO_DEMAND;
  const law = shiftedLaw(demandLaw(demand), planned);
  const { purchase_cost, sale_price, price_breaks } = item;
  const cost_fen = costFen(item, order.quantity);
  if (purchase_cost === null || sale_price === null) return { item, order, law, cost_fen, worth: null };
  const economics: UnitEconomics = {
    margin: sale_price - purchase_cost,
    stockout_cost: order.place.goodwill ?? 0,
    holding_cost: holdingCost(purchase_cost, item.holding_cost_rate, days),
    leftover_loss: 0,
  };
  const { position, quantity } = order;
  const sized = sizedItem({
    ...{ item_code: item.item_code, location_code: order.place.location_code, law, economics },
    ...{ inventory_position: position, unit_cost: purchase_cost, price_breaks, lot: lotOf(item) },
    most_quantity: quantity,
  });
  const largest = sized.candidates.find((candidate) => candidate.quantity === quantity);
  const profitAt = (stock: number) => expectedProfit(law, economics, stock);
  const saved = (purchase_cost - unitPrice(purchase_cost, price_breaks, quantity)) * quantity;
  const whole_profit = largest?.profit ?? profitAt(position + quantity) - profitAt(position) + saved;
  return { item, order, law, cost_fen, worth: { sized, whole_profit } };
}

/** Steps of all priced orders, the best money first. */
export function orderSteps(orders: readonly ValuedOrder[]): readonly RankedStep[] {
  return rankedSteps(orders.flatMap(({ worth }) => (worth === null ? [] : [worth.sized])));
}

/** Money of so many units at the price that holds for as many, in whole fen; null where the item has no cost. */
export function costFen({ purchase_cost, price_breaks }: PlanItem, quantity: number): number | null {
  return purchase_cost === null ? null : Math.round(unitPrice(purchase_cost, price_breaks, quantity) * quantity * 100);
}
