import { dayNumber } from "../../domain/calendar/day.ts";
import type { OrderLine } from "./order-line.ts";

/** A cancellation this many days after its order took back an order that was never wanted; later it is a return. */
const WITHDRAWN_WITHIN_DAYS = 7;

/**
 * Row numbers of sales that a cancellation took back in full: same customer, item and quantity, latest such sale before it
 * within a week. What was withdrawn so soon was a mistake or a change of mind, never demand for stock.
 */
export function cancelledSales(sales: readonly OrderLine[], cancellations: readonly OrderLine[]): ReadonlySet<number> {
  const candidates = new Map<string, OrderLine[]>();
  for (const sale of sales) {
    const key = matchKey(sale, sale.quantity);
    const found = candidates.get(key);
    if (found === undefined) candidates.set(key, [sale]);
    else found.push(sale);
  }
  const cancelled = new Set<number>();
  for (const cancellation of cancellations) {
    const same = candidates.get(matchKey(cancellation, -cancellation.quantity)) ?? [];
    const match = same.findLast((sale) => !cancelled.has(sale.row_number) && isSoonAfter(sale, cancellation));
    if (match !== undefined) cancelled.add(match.row_number);
  }
  return cancelled;
}

function isSoonAfter(sale: OrderLine, cancellation: OrderLine): boolean {
  if (cancellation.ordered_at < sale.ordered_at) return false;
  const days = dayNumber(cancellation.ordered_at.slice(0, 10)) - dayNumber(sale.ordered_at.slice(0, 10));
  return days <= WITHDRAWN_WITHIN_DAYS;
}

function matchKey({ customer_code, item_code }: OrderLine, quantity: number): string {
  return `${customer_code ?? ""}\n${item_code}\n${quantity}`;
}
