import type { Customer } from "./customers.ts";
import { orderForm, orderRows } from "./order-form.ts";
import { freeStock, type Level, type Moment, nextNumber, type OrderLine, type SalesOrder, type Shop } from "./shop.ts";
import { moveStock } from "./stock-keeping.ts";

/** What a customer asks for. */
export interface OrderWish {
  readonly customer: Customer;
  readonly channel: string;
  readonly location_code: string;
  readonly lines: readonly { readonly level: Level; readonly quantity: number }[];
}

/** How long a customer who met a shortage orders less often. */
const DISAPPOINTED_DAYS = 90;

/** Writes an order, reserves what is free for it and, if asked, ships that at once. */
export function placeOrder(
  shop: Shop,
  wish: OrderWish,
  at: Moment,
  how: { readonly shipNow: boolean; readonly story: string | undefined },
): SalesOrder {
  const { customer, channel, location_code } = wish;
  const order: SalesOrder = {
    order_no: nextNumber(shop, "XS"),
    customer,
    channel,
    location_code,
    placed: at,
    lines: [],
    order_status: "待发货",
  };
  for (const { level, quantity } of wish.lines) order.lines.push(reserveLine(order, level, quantity));
  shop.openOrders.set(order.order_no, order);
  if (order.lines.some(isShort)) disappoint(shop, order, at);

  const parcels = how.shipNow ? pack(order) : [];
  settle(shop, order);
  shop.journal.create("sales_order", order.order_no, orderForm(order), at, how.story);
  for (const parcel of parcels) sendParcel(shop, parcel, at);
  for (const { level } of order.lines) shop.journal.touch(level, at);
  return order;
}

/** Ships whatever is reserved for an open order; nothing happens when nothing is. */
export function shipOrder(shop: Shop, order: SalesOrder, at: Moment, story?: string): void {
  const parcels = pack(order);
  if (parcels.length === 0) return;
  settle(shop, order);
  const changes = { order_status: order.order_status, lines: orderRows(order) };
  shop.journal.update("sales_order", order.order_no, changes, at, story);
  for (const parcel of parcels) sendParcel(shop, parcel, at);
}

/** Cancels an order of which nothing was shipped yet; any other is left alone. */
export function cancelOrder(
  shop: Shop,
  order: SalesOrder,
  cancel_reason: NonNullable<SalesOrder["cancel_reason"]>,
  at: Moment,
  story?: string,
): void {
  if (!shop.openOrders.has(order.order_no) || order.lines.some(({ shipped }) => shipped > 0)) return;
  order.order_status = "已取消";
  order.cancel_reason = cancel_reason;
  shop.openOrders.delete(order.order_no);
  shop.journal.update("sales_order", order.order_no, { order_status: "已取消", cancel_reason }, at, story);
  if (cancel_reason === "缺货") disappoint(shop, order, at);
  for (const line of order.lines) {
    line.level.allocated -= line.reserved;
    line.level.backorder -= line.quantity - line.reserved;
    line.reserved = 0;
    stopWaiting(line);
  }
  for (const { level } of order.lines) {
    shop.journal.touch(level, at);
    for (const served of allocateToWaiting(level)) shipOrder(shop, served, at);
  }
}

/** Reserves free stock for the lines that wait for it, oldest first; the orders that got some. */
export function allocateToWaiting(level: Level): readonly SalesOrder[] {
  const served = new Set<SalesOrder>();
  for (const line of [...level.waiting]) {
    const quantity = Math.min(freeStock(level), missing(line));
    if (quantity <= 0) continue;
    level.allocated += quantity;
    level.backorder -= quantity;
    line.reserved += quantity;
    served.add(line.order);
    if (missing(line) === 0) stopWaiting(line);
  }
  return [...served];
}

/** Whether a line waits for stock that is not there. */
export function isShort(line: OrderLine): boolean {
  return missing(line) > 0;
}

function missing({ quantity, shipped, reserved }: OrderLine): number {
  return quantity - shipped - reserved;
}

function reserveLine(order: SalesOrder, level: Level, quantity: number): OrderLine {
  const reserved = Math.min(quantity, Math.max(0, freeStock(level)));
  const line: OrderLine = { order, level, quantity, unit_price: unitPrice(order, level), shipped: 0, reserved };
  level.allocated += reserved;
  level.backorder += quantity - reserved;
  if (reserved < quantity) level.waiting.push(line);
  return line;
}

/** Wholesale takes 12 % off the list price. */
function unitPrice({ channel }: SalesOrder, { item }: Level): number {
  return channel === "批发" ? Math.round(item.sale_price * 88) / 100 : item.sale_price;
}

interface Parcel {
  readonly line: OrderLine;
  readonly quantity: number;
}

function pack(order: SalesOrder): readonly Parcel[] {
  const ready = order.lines.filter(({ reserved }) => reserved > 0);
  return ready.map((line) => {
    const quantity = line.reserved;
    line.reserved = 0;
    line.shipped += quantity;
    line.level.allocated -= quantity;
    return { line, quantity };
  });
}

function sendParcel(shop: Shop, { line, quantity }: Parcel, at: Moment): void {
  const source_no = line.order.order_no;
  moveStock(shop, line.level, { movement_type: "销售出库", quantity: -quantity, source_no }, at);
}

/** Gives an order the status its lines have earned, and closes it when all is shipped. */
function settle(shop: Shop, order: SalesOrder): void {
  const complete = order.lines.every(({ quantity, shipped }) => shipped === quantity);
  const begun = order.lines.some(({ shipped }) => shipped > 0);
  order.order_status = complete ? "已发货" : begun ? "部分发货" : "待发货";
  if (complete) shop.openOrders.delete(order.order_no);
}

function stopWaiting(line: OrderLine): void {
  const place = line.level.waiting.indexOf(line);
  if (place >= 0) line.level.waiting.splice(place, 1);
}

function disappoint(shop: Shop, { customer }: SalesOrder, { day }: Moment): void {
  shop.disappointedUntil.set(customer.customer_code, day + DISAPPOINTED_DAYS);
}
