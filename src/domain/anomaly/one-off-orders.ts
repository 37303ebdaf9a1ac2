import { baseDemand, type BaseDemand, type DatedOrder } from "./single-orders.ts";

/** The orders of a day as far as they are kept: how many there were, and the largest. */
export interface DayOrders {
  /** Place of the day in the demand series. */
  readonly day_index: number;
  /** Units of all of them. */
  readonly quantity: number;
  readonly order_count: number;
  readonly largest_order: number;
}

/** A second order of this share of the largest makes it a customer's habit. */
const SIMILAR_SIZE = 0.5;
/** Smaller orders of a day that stand for all of them: they only say what is usual. */
const MOST_SMALLER_ORDERS = 10;
/** Who orders is not kept, so everybody counts as one customer. */
const ANYBODY = "*";

/**
 * Demand without its one-off big order. Only the very largest can be one: an order of half its size, whoever placed it,
 * says that such orders come again.
 */
export function withoutOneOffs(quantity: readonly number[], days: readonly DayOrders[]): BaseDemand {
  const [largest, second] = twoLargest(days);
  if (second >= SIMILAR_SIZE * largest) return { quantity, removed: [] };
  return baseDemand(quantity, days.flatMap(ordersOf));
}

function twoLargest(days: readonly DayOrders[]): readonly [number, number] {
  let [largest, second] = [0, 0];
  for (const { largest_order } of days) {
    if (largest_order > largest) [largest, second] = [largest_order, largest];
    else if (largest_order > second) second = largest_order;
  }
  return [largest, second];
}

/** The largest order and, for the others, so many of their mean size. */
function ordersOf({ day_index, quantity, order_count, largest_order }: DayOrders): readonly DatedOrder[] {
  const rest = quantity - largest_order;
  const count = rest > 0 ? Math.min(MOST_SMALLER_ORDERS, order_count - 1) : 0;
  const smaller = { day_index, customer_code: ANYBODY, quantity: rest / Math.max(1, order_count - 1) };
  return [
    { day_index, customer_code: ANYBODY, quantity: largest_order },
    ...new Array<DatedOrder>(Math.max(0, count)).fill(smaller),
  ];
}
