import { orderSize } from "./unusual-order.ts";

/** An order line of an item: the place of its day in the demand series, the customer, the units. */
export interface DatedOrder {
  readonly day_index: number;
  readonly customer_code: string | null;
  readonly quantity: number;
}

/** A one-off big order that the base forecast should not repeat. */
export interface RemovedOrder extends DatedOrder {
  /** Units it was cut to. */
  readonly replaced_by: number;
}

/** A demand series with one-off big orders cut to a usual size. */
export interface BaseDemand {
  readonly quantity: readonly number[];
  readonly removed: readonly RemovedOrder[];
}

/** So rare by its size, and so large a part of its day's demand, is a one-off. */
const ONE_OFF_P_VALUE = 0.005;
const ONE_OFF_SHARE = 0.5;
/** A customer who orders as much again is no one-off. */
const SIMILAR_SIZE = 0.5;

/** Winsorises single orders; what many customers order together stays. The days' demand may hold more than the orders. */
export function baseDemand(quantity: readonly number[], orders: readonly DatedOrder[]): BaseDemand {
  const changed = [...quantity];
  const removed: RemovedOrder[] = [];
  for (const order of orders) {
    const day = quantity[order.day_index];
    if (day === undefined || order.quantity < ONE_OFF_SHARE * day) continue;
    const replaced_by = oneOffReplacement(order, orders);
    if (replaced_by === null) continue;
    changed[order.day_index] = Math.max(0, (changed[order.day_index] ?? 0) - order.quantity + replaced_by);
    removed.push({ ...order, replaced_by });
  }
  return { quantity: changed, removed };
}

/** Usual units of an order that is a one-off; null of an ordinary or repeated one. */
function oneOffReplacement(order: DatedOrder, orders: readonly DatedOrder[]): number | null {
  const others = orders.filter((other) => other !== order);
  const isOwn = ({ customer_code }: DatedOrder) => customer_code !== null && customer_code === order.customer_code;
  const own = others.filter(isOwn).map((other) => other.quantity);
  if (own.some((size) => size >= SIMILAR_SIZE * order.quantity)) return null;
  const size = orderSize(order.quantity, { own, item: others.map((other) => other.quantity) });
  return size === null || size.p_value >= ONE_OFF_P_VALUE ? null : Math.round(size.usual);
}
