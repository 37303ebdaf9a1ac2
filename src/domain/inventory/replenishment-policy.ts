import { orderQuantity } from "./order-quantity.ts";
import type { LotSizing, OrderQuantity } from "./order-quantity.ts";

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

/** Order up to S once the position has fallen to s; otherwise nothing. */
export function suggestedOrder(
  position: number,
  levels: Pick<ReplenishmentLevels, "reorder_point" | "order_up_to_level">,
  lot: LotSizing,
): OrderQuantity {
  const isDue = position <= levels.reorder_point && levels.order_up_to_level > 0;
  return orderQuantity(isDue ? levels.order_up_to_level - position : 0, lot);
}
