import { NO_GAPS, withGap } from "./gap-law.ts";
import type { GapSums } from "./gap-law.ts";

/** A customer's order days as sums that each order day adds to. Days are day numbers (`dayNumber`). */
export interface CustomerHistory extends GapSums {
  readonly customer_code: string;
  readonly order_days: number;
  readonly first_day: number;
  readonly last_day: number;
  /** Lines over all order days. */
  readonly lines: number;
  /** Order days, each halved for every RECENT_HALF_LIFE_DAYS it lies before `last_day`. */
  readonly recent_orders: number;
}

/** A customer's purchase days of one item as sums. */
export interface ItemHistory extends GapSums {
  readonly customer_code: string;
  readonly item_code: string;
  readonly purchase_days: number;
  readonly first_day: number;
  readonly last_day: number;
  readonly quantity: number;
  /** The customer's order days up to the first purchase of the item, that one included. */
  readonly order_days_at_first: number;
}

/** An item over all its buyers, as sums. */
export interface ItemTotals {
  readonly item_code: string;
  readonly buyers: number;
  readonly purchase_days: number;
  readonly quantity: number;
  /** Gaps between the purchase days of a buyer, over all buyers. */
  readonly gaps: number;
  readonly log_sum: number;
}

export const RECENT_HALF_LIFE_DAYS = 45;

/** The customer after a line on `day`: the first line of a new day is an order day more. */
export function customerAfterLine(
  before: CustomerHistory | null,
  { customer_code, day }: { readonly customer_code: string; readonly day: number },
): CustomerHistory {
  if (before === null) {
    const first = { customer_code, order_days: 1, first_day: day, last_day: day, lines: 1, recent_orders: 1 };
    return { ...NO_GAPS, ...first };
  }
  if (day <= before.last_day) return { ...before, lines: before.lines + 1 };
  return {
    ...before,
    ...withGap(before, day - before.last_day),
    order_days: before.order_days + 1,
    last_day: day,
    lines: before.lines + 1,
    recent_orders: recentOrders(before, day) + 1,
  };
}

/** The customer's recent order days as they weigh on `day`. */
export function recentOrders({ recent_orders, last_day }: CustomerHistory, day: number): number {
  return recent_orders * 2 ** (-(day - last_day) / RECENT_HALF_LIFE_DAYS);
}

/** A line of an item. */
export interface BoughtLine {
  readonly customer_code: string;
  readonly item_code: string;
  readonly day: number;
  readonly quantity: number;
}

/** The customer's history of the item after a line; `order_days` are the customer's, the line's day included. */
export function itemHistoryAfterLine(before: ItemHistory | null, line: BoughtLine, order_days: number): ItemHistory {
  const { customer_code, item_code, day, quantity } = line;
  if (before === null) {
    const days = { purchase_days: 1, first_day: day, last_day: day, order_days_at_first: order_days };
    return { ...NO_GAPS, ...{ customer_code, item_code, quantity }, ...days };
  }
  const more = { ...before, quantity: before.quantity + quantity };
  if (day <= before.last_day) return more;
  const days = { purchase_days: before.purchase_days + 1, last_day: day };
  return { ...more, ...withGap(before, day - before.last_day), ...days };
}

/** An item's totals over the histories of its buyers; of a sample of the customers, as they would be over all. */
export function itemTotals(item_code: string, buyers: readonly ItemHistory[], sampled_share = 1): ItemTotals {
  let [purchase_days, quantity, gaps, log_sum] = [0, 0, 0, 0];
  for (const own of buyers) {
    purchase_days += own.purchase_days;
    quantity += own.quantity;
    gaps += own.gaps;
    log_sum += own.log_sum;
  }
  const [whole, count] = [1 / sampled_share, buyers.length];
  return {
    ...{ item_code, buyers: count * whole, purchase_days: purchase_days * whole, quantity: quantity * whole },
    ...{ gaps: gaps * whole, log_sum: log_sum * whole },
  };
}
