import type { AlertState } from "./alert-state.ts";

/** The purchase that answers an alert. Plain JSON; instants in ms. */
export interface AlertOrder {
  readonly order_nos: readonly string[];
  readonly ordered_at: number;
  /** The first goods of it; null while none have come. */
  readonly received_at: number | null;
  /** Units on hand when it was last seen open, that a later rise is held against; null where nobody keeps them. */
  readonly on_hand: number | null;
}

/** An open purchase order of the item: what has come of it so far, in units. */
export interface SeenOrder {
  readonly order_no: string;
  readonly received_quantity: number;
}

/** What the forms tell of an item's purchases at an instant (ms). */
export interface OrderSighting {
  readonly open_orders: readonly SeenOrder[];
  readonly on_hand: number | null;
  readonly at: number;
}

/** The next state and what happened. */
export interface OrderStep {
  readonly next: AlertState;
  readonly happened: "ordered" | "received" | null;
}

/** More would only make the kept state longer. */
const MOST_KNOWN = 100;
const MOST_ORDERS = 20;

/**
 * Follows an alert to the purchase that answers it, and the purchase to its goods, even after the alert has cleared. An
 * order that was open when the alert was raised answers nothing. Placing an order answers the alert: nobody need
 * acknowledge it as well. Goods have come where an open order says so, or where it is open no longer and there is more
 * on hand; an order that ends without either was cancelled, or its goods are still to be booked in.
 */
export function followOrder(state: AlertState, sighting: OrderSighting): OrderStep {
  const { order } = state;
  const fresh = freshOrders(state, sighting);
  if (fresh.length > 0) return ordered(state, fresh, sighting);
  return order?.received_at === null ? awaitGoods(state, order, sighting) : unchanged(state);
}

/** Orders that answer a standing alert: also a second one, where the first was not enough or came to nothing. */
function freshOrders(
  { status, known_orders, order }: AlertState,
  { open_orders }: OrderSighting,
): readonly SeenOrder[] {
  if (status === "quiet" || known_orders === undefined) return [];
  const known = new Set([...known_orders, ...(order?.order_nos ?? [])]);
  return open_orders.filter(({ order_no }) => !known.has(order_no));
}

/**
 * What was on order when an alert was raised; to be kept with each new episode. Where that is more than is kept, no order
 * is followed: an old one must never be taken for an answer.
 */
export function withKnownOrders(state: AlertState, open_orders: readonly SeenOrder[]): AlertState {
  const known_orders = [...new Set(open_orders.map(({ order_no }) => order_no))];
  return known_orders.length > MOST_KNOWN ? state : { ...state, known_orders };
}

function ordered(state: AlertState, fresh: readonly SeenOrder[], { on_hand, at }: OrderSighting): OrderStep {
  const earlier = state.order?.order_nos ?? [];
  const order_nos = [...new Set([...earlier, ...fresh.map(({ order_no }) => order_no)])].slice(-MOST_ORDERS);
  const order = { order_nos, ordered_at: at, received_at: null, on_hand };
  const answered = { ...state, order, answered_at: at, changed_at: at, snoozed_until: null };
  return { next: { ...answered, status: "acknowledged" }, happened: "ordered" };
}

function awaitGoods(state: AlertState, order: AlertOrder, { open_orders, on_hand, at }: OrderSighting): OrderStep {
  const open = open_orders.filter(({ order_no }) => order.order_nos.includes(order_no));
  if (open.some(({ received_quantity }) => received_quantity > 0)) return received(state, order, at);
  // While it is open, stock that rises came from somewhere else.
  if (open.length > 0) return { next: seen(state, order, on_hand), happened: null };
  const hasRisen = on_hand !== null && order.on_hand !== null && on_hand > order.on_hand;
  return hasRisen ? received(state, order, at) : unchanged(state);
}

function seen(state: AlertState, order: AlertOrder, on_hand: number | null): AlertState {
  return order.on_hand === on_hand ? state : { ...state, order: { ...order, on_hand } };
}

function received(state: AlertState, order: AlertOrder, at: number): OrderStep {
  return { next: { ...state, order: { ...order, received_at: at } }, happened: "received" };
}

function unchanged(next: AlertState): OrderStep {
  return { next, happened: null };
}
