import { quantityText } from "../text/quantity-text.ts";
import { largestOrder, leastOrder, orderQuantity } from "./order-quantity.ts";
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
  /** What the place has room for. */
  readonly room_quantity: number | null;
}

/** An order that only minimum and multiple shape. */
export function plainSizing(lot: LotSizing): OrderSizing {
  return { lot, purchase: null, shelf_life_quantity: null, room_quantity: null };
}

interface Limit {
  readonly most: number;
  readonly reason: string;
}

/**
 * The need raised to minimum and multiple, cut to what sells before it expires and what the place has room for, or, within
 * these limits, raised to a price break where that is cheaper by the year. A limit below the minimum order means no order.
 */
export function sizedOrder(need: number, sizing: OrderSizing): OrderQuantity {
  const order = orderQuantity(need, sizing.lot);
  const limit = tightest(sizing);
  if (limit !== null && order.quantity > limit.most) return cut(limit, sizing.lot);
  return sizing.purchase === null ? order : discounted(order, sizing.purchase, limit, sizing.lot);
}

function tightest({ shelf_life_quantity, room_quantity }: OrderSizing): Limit | null {
  const limits: Limit[] = [];
  if (shelf_life_quantity !== null) limits.push({ most: shelf_life_quantity, reason: "保质期内能卖完的" });
  if (room_quantity !== null) limits.push({ most: room_quantity, reason: "库容放得下的" });
  return limits.sort((a, b) => a.most - b.most)[0] ?? null;
}

function cut(limit: Limit, sizing: LotSizing): OrderQuantity {
  const quantity = largestOrder(limit.most, sizing);
  if (quantity > 0) return { quantity, rounding_reason: `${limitText(limit)}，减到 ${quantityText(quantity)}` };
  return { quantity, rounding_reason: `${limitText(limit)}，${shortOf(sizing)}暂不订` };
}

/** What a limit falls short of; nothing where only whole units are asked for. */
function shortOf(sizing: LotSizing): string {
  const least = leastOrder(sizing);
  if ((sizing.moq ?? 0) > 0) return `不足起订量 ${quantityText(least)}，`;
  return (sizing.order_multiple ?? 0) > 0 ? `不足订货倍数 ${quantityText(least)}，` : "";
}

function discounted(order: OrderQuantity, purchase: PurchaseCosts, limit: Limit | null, lot: LotSizing): OrderQuantity {
  const best = cheapestQuantity(order.quantity, purchase, lot, limit?.most);
  if (best.quantity > order.quantity) {
    const saved = `订 ${quantityText(best.quantity)} 享阶梯价，一年约省 ${quantityText(best.saved_per_year)} 元`;
    return { quantity: best.quantity, rounding_reason: joined(order.rounding_reason, "再", saved) };
  }
  const wished = limit === null ? best : cheapestQuantity(order.quantity, purchase, lot);
  if (limit === null || wished.quantity === order.quantity) return order;
  const kept = `${limitText(limit)}，不凑 ${quantityText(wished.quantity)} 的阶梯价`;
  return { ...order, rounding_reason: joined(order.rounding_reason, "", kept) };
}

function limitText({ most, reason }: Limit): string {
  return `${reason}只有 ${quantityText(Math.max(0, most))}`;
}

function joined(first: string | null, link: string, second: string): string {
  return first === null ? second : `${first}，${link}${second}`;
}
