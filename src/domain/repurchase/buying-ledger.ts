import { customerAfterLine, itemHistoryAfterLine } from "./buying-history.ts";
import type { BoughtLine, CustomerHistory, ItemHistory } from "./buying-history.ts";

/** The rollup rows of a shop. */
export interface BuyingLedger {
  readonly customers: ReadonlyMap<string, CustomerHistory>;
  /** The histories of each item's buyers, in the order of their first purchase. */
  readonly items: ReadonlyMap<string, readonly ItemHistory[]>;
}

/**
 * The rows that lines in the order of their days make. A line of a day before the customer's last counts its quantity, not
 * its day: after orders written late the rows are made anew.
 */
export function buyingLedger(lines: Iterable<BoughtLine>): BuyingLedger {
  const customers = new Map<string, CustomerHistory>();
  const items = new Map<string, Map<string, ItemHistory>>();
  for (const line of lines) {
    const customer = customerAfterLine(customers.get(line.customer_code) ?? null, line);
    customers.set(line.customer_code, customer);
    const buyers = items.get(line.item_code) ?? new Map<string, ItemHistory>();
    items.set(line.item_code, buyers);
    const before = buyers.get(line.customer_code) ?? null;
    buyers.set(line.customer_code, itemHistoryAfterLine(before, line, customer.order_days));
  }
  return { customers, items: new Map(Array.from(items, ([item_code, buyers]) => [item_code, [...buyers.values()]])) };
}
