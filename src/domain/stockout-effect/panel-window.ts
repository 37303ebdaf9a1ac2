import { intAt } from "../math/int-at.ts";
import { valueAt } from "../math/value-at.ts";
import type { PanelColumn, PurchasePanel } from "./purchase-panel.ts";

/** The first entry of a customer in a period or after it; one past the last where there is none. */
export function entryFrom({ start, periods }: PurchasePanel, customer: number, period: number): number {
  let low = intAt(start, customer);
  let high = intAt(start, customer + 1);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (intAt(periods, middle) < period) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What a customer added to a column in the periods from `from` to before `to`. */
export function windowSum(
  panel: PurchasePanel,
  column: PanelColumn,
  customer: number,
  from: number,
  to: number,
): number {
  return between(panel, column, entryFrom(panel, customer, from), entryFrom(panel, customer, to));
}

/** What the entries from `first` to before `end` add to a column. */
export function between({ columns }: PurchasePanel, column: PanelColumn, first: number, end: number): number {
  return valueAt(columns[column], end) - valueAt(columns[column], first);
}
