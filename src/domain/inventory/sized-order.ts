import { quantityText } from "../text/quantity-text.ts";
import { largestOrder, orderQuantity } from "./order-quantity.ts";
import type { LotSizing, OrderQuantity } from "./order-quantity.ts";
import { cheapestQuantity } from "./quantity-discount.ts";
import type { PurchaseCosts } from "./quantity-discount.ts";

/** All that shapes an order; limits in units, null without one. */
export interface OrderSizing {
  readonly lot: LotSizing;
  /** Null where nothing is known of prices by quantity. */
  readonly purchase: PurchaseCosts | null;
  /** What can be sold before it expires. */
  readonly shelf_life_quantity: number | null;
  /** What the place can take in. */
  readonly storage_quantity: number | null;
}

interface Limit {
  readonly most: number;
  readonly reason: string;
}

/**
 * The need raised to minimum and multiple, raised to a price break where that is cheaper by the year, then cut to what
 * sells before it expires and what the place can take in. A limit below the minimum order means no order.
 */
export function sizedOrder(need: number, sizing: OrderSizing): OrderQuantity {
  const lot = orderQuantity(need, sizing.lot);
  const bought = discounted(lot, sizing);
  const limit = tightest(sizing);
  return limit === null || bought.quantity <= limit.most ? bought : cut(lot, limit, sizing.lot);
}

function discounted(order: OrderQuantity, { purchase, lot }: OrderSizing): OrderQuantity {
  if (purchase === null) return order;
  const { quantity, unit_price, saved_per_year } = cheapestQuantity(order.quantity, purchase, lot);
  if (quantity === order.quantity) return order;
  const saved = `订 ${quantityText(quantity)} 单价 ${unit_price}，一年约省 ${quantityText(saved_per_year)} 元`;
  return { quantity, rounding_reason: joined(order.rounding_reason, saved) };
}

function tightest({ shelf_life_quantity, storage_quantity }: OrderSizing): Limit | null {
  const limits: Limit[] = [];
  if (shelf_life_quantity !== null) limits.push({ most: shelf_life_quantity, reason: "保质期内能卖完的" });
  if (storage_quantity !== null) limits.push({ most: storage_quantity, reason: "库容放得下的" });
  return limits.sort((a, b) => a.most - b.most)[0] ?? null;
}

/** Back to the need where only the price break broke the limit, else to the largest order within it. */
function cut(lot: OrderQuantity, { most, reason }: Limit, sizing: LotSizing): OrderQuantity {
  if (lot.quantity <= most) return lot;
  const quantity = largestOrder(most, sizing);
  const limited = `${reason}只有 ${quantityText(Math.max(0, most))}`;
  if (quantity > 0) return { quantity, rounding_reason: `${limited}，减到 ${quantityText(quantity)}` };
  return { quantity, rounding_reason: `${limited}，不足一次起订，暂不订` };
}

function joined(first: string | null, second: string): string {
  return first === null ? second : `${first}，再${second}`;
}
