import { orderQuantity } from "../inventory/order-quantity.ts";
import type { OrderQuantity } from "../inventory/order-quantity.ts";
import { unitPrice } from "../inventory/price-break.ts";
import type { OrderSizing } from "../inventory/sized-order.ts";
import { quantityText } from "../text/quantity-text.ts";
import type { PlanItem } from "./plan-item.ts";

/** What was suggested before anything moved in, and what of it is needed without the price. */
interface SuggestedUnits {
  readonly suggested: number;
  readonly needed: number;
}

/**
 * An order made smaller by transfers, raised again to the price break that the suggestion was raised to, where the limits
 * still allow it: a year's savings were weighed when it was suggested, and a few units moved in do not change them.
 */
export function keptBreak(
  order: OrderQuantity,
  { suggested, needed }: SuggestedUnits,
  item: PlanItem,
  sizing: OrderSizing,
): OrderQuantity {
  const { purchase_cost, price_breaks } = item;
  if (order.quantity <= 0 || purchase_cost === null) return order;
  const price = (quantity: number) => unitPrice(purchase_cost, price_breaks, quantity);
  if (price(suggested) >= price(order.quantity)) return order;
  const from = Math.max(...price_breaks.flatMap(({ from_quantity: it }) => (it <= suggested ? [it] : [])));
  // What reached the break by need alone was never raised to it.
  if (needed >= from) return order;
  const { quantity } = orderQuantity(from, sizing.lot);
  const { shelf_life_quantity, room_quantity } = sizing;
  if (quantity > Math.min(shelf_life_quantity ?? Infinity, room_quantity ?? Infinity)) return order;
  const kept = `订 ${quantityText(quantity)} 享阶梯价`;
  return {
    quantity,
    rounding_reason: order.rounding_reason === null ? kept : `${order.rounding_reason}，再${kept}`,
  };
}
