import type { OrderQuantity } from "./order-quantity.ts";
import { sizedOrder } from "./sized-order.ts";
import type { OrderSizing } from "./sized-order.ts";

/** When to order and up to where, in units. */
export interface ReplenishmentLevels {
  readonly safety_stock: number;
  readonly reorder_point: number;
  readonly order_up_to_level: number;
}

/** What the levels follow from. */
export interface ReplenishmentInput {
  /** Mean demand over lead time plus review period. */
  readonly exposure_mean: number;
  /** The quantile of that demand at the service level. */
  readonly exposure_quantile: number;
  /** Mean demand between two orders. */
  readonly cycle_demand: number;
  /** A person's own floor, which wins over the computed level. */
  readonly minimum_stock: number | null;
}

/** SS = quantile − μ_X; s = μ_X + SS, never below the person's floor; S = s + cycle demand. */
export function replenishmentLevels(input: ReplenishmentInput): ReplenishmentLevels {
  const safety_stock = Math.max(0, input.exposure_quantile - input.exposure_mean);
  const reorder_point = Math.max(input.exposure_mean + safety_stock, input.minimum_stock ?? 0);
  return { safety_stock, reorder_point, order_up_to_level: reorder_point + input.cycle_demand };
}

/** Where an order becomes due and how far it fills up. */
type OrderLevels = Pick<ReplenishmentLevels, "reorder_point" | "order_up_to_level">;

/** Units that bring the position up to S once it has fallen to s; otherwise nothing. */
export function orderNeed(position: number, { reorder_point, order_up_to_level }: OrderLevels): number {
  return position <= reorder_point && order_up_to_level > 0 ? Math.max(0, order_up_to_level - position) : 0;
}

/** The need, in the size an order may have. */
export function suggestedOrder(position: number, levels: OrderLevels, sizing: OrderSizing): OrderQuantity {
  return sizedOrder(orderNeed(position, levels), sizing);
}
