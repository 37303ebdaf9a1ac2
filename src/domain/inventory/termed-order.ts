import type { DemandLaw } from "../demand/demand-law.ts";
import { chosenTarget } from "./chosen-target.ts";
import type { ChosenTarget } from "./chosen-target.ts";
import { expiryRisk, roomQuantity, shelfLifeQuantity } from "./order-limits.ts";
import type { LotSizing, OrderQuantity } from "./order-quantity.ts";
import type { OrderTerms } from "./order-terms.ts";
import { purchaseCosts } from "./purchase-costs.ts";
import { orderNeed } from "./replenishment-policy.ts";
import type { ReplenishmentLevels } from "./replenishment-policy.ts";
import { levelsForTarget } from "./replenishment-target.ts";
import { sizedOrder } from "./sized-order.ts";
import type { OrderSizing } from "./sized-order.ts";
import type { ItemMoney } from "./unit-economics.ts";

/** What an item's form says of ordering, and what is known of stock and demand; units. */
export interface TermedOrderInput {
  readonly item: Partial<OrderTerms> & ItemMoney;
  readonly lot: LotSizing;
  readonly minimum_stock: number | null;
  /** Units kept aside for key customers; none where left out. */
  readonly reserved_quantity?: number;
  readonly service_level: number;
  /** Demand over lead time plus review period. */
  readonly law: DemandLaw;
  /** Days between two orders, and mean demand in them. */
  readonly cycle_days: number;
  readonly cycle_demand: number;
  readonly annual_demand: number;
  readonly inventory_position: number;
  /** What is expected to lie there when an order placed now arrives. */
  readonly stock_at_arrival: number;
  /** Demand until what is ordered now expires; null where it does not. */
  readonly shelf_life: DemandLaw | null;
}

/** What to order, by which levels, and what shaped it. */
export interface TermedOrder {
  readonly target: ChosenTarget;
  readonly levels: ReplenishmentLevels;
  readonly sizing: OrderSizing;
  readonly order: OrderQuantity;
}

/** The levels of the item's target and, once they ask for it, an order in a size that it may have. */
export function termedOrder(input: TermedOrderInput): TermedOrder {
  const { item, law, cycle_demand, minimum_stock, reserved_quantity = 0, inventory_position, shelf_life } = input;
  const target = chosenTarget(item, input.service_level, input.cycle_days);
  const expiry =
    shelf_life === null || item.purchase_cost === null ? null : { law: shelf_life, unit_loss: item.purchase_cost };
  const kept = { minimum_stock, reserved_quantity };
  const levels = levelsForTarget({ law, cycle_demand, target: target.target, ...kept, expiry });
  const sizing = sizingOf(input);
  return { target, levels, sizing, order: sizedOrder(orderNeed(inventory_position, levels), sizing) };
}

function sizingOf(input: TermedOrderInput): OrderSizing {
  const { item, lot, annual_demand, inventory_position, stock_at_arrival, shelf_life } = input;
  const { storage_quantity, sale_price, purchase_cost } = item;
  const risk = expiryRisk(sale_price, purchase_cost);
  return {
    lot,
    purchase: purchaseCosts(item, annual_demand),
    shelf_life_quantity: shelf_life === null ? null : shelfLifeQuantity(shelf_life, inventory_position, risk),
    room_quantity: storage_quantity == null ? null : roomQuantity(storage_quantity, stock_at_arrival),
  };
}
