import { intAt } from "../math/int-at.ts";
import { valueAt } from "../math/value-at.ts";
import { between, entryFrom } from "./panel-window.ts";
import type { PurchasePanel } from "./purchase-panel.ts";

/**
 * What customers are matched on, all of it known before the exposure but for the order that met it: how often, how lately
 * and for how much they bought, whether they buy more or less than before, how large the order is (a longer order meets
 * more shortages), and how much of what they buy is of the exposed item's class. The last stands last: it alone depends on the item.
 */
export const BEHAVIOUR = [
  "orders_before",
  "orders_lately",
  "orders_ever",
  "tenure",
  "recency",
  "revenue_per_order",
  "lines_per_order",
  "earlier_orders",
  "lines_at_exposure",
  "repurchase_gap",
  "category_share",
] as const;

/** The place of the share of the exposed item's class. */
export const CATEGORY_PLACE = BEHAVIOUR.length - 1;

/** The place of the lines of the order at exposure. */
export const LINES_PLACE = BEHAVIOUR.indexOf("lines_at_exposure");

/** A customer at an order: behaviour counts up to `lead` periods before `period`, over `window` periods. */
export interface Moment {
  readonly customer: number;
  /** Period of the order. */
  readonly period: number;
  /** Orders of that period before this one. */
  readonly earlier_orders: number;
  /** 0; more for the placebo, which pretends to know less. */
  readonly lead: number;
  readonly window: number;
  readonly gap_days: number;
}

/** Writes the behaviour, but for the class share, from `at` on. */
export function writeBehaviour(panel: PurchasePanel, moment: Moment, out: Float64Array, at: number): void {
  const { customer, period, earlier_orders, lead, window, gap_days } = moment;
  const until = period - lead;
  const first = intAt(panel.start, customer);
  const end = entryFrom(panel, customer, until);
  const here = entryFrom(panel, customer, period);
  const order = valueAt(panel.columns.orders, here) + earlier_orders;
  const isPlaced = order < valueAt(panel.columns.orders, entryFrom(panel, customer, period + 1));
  const ever = between(panel, "orders", first, end);
  const tenure = end > first ? until - intAt(panel.periods, first) : 0;
  const recency = end > first ? until - intAt(panel.periods, end - 1) : window;
  out[at] = Math.log1p(between(panel, "orders", entryFrom(panel, customer, until - window), end));
  out[at + 1] = Math.log1p(between(panel, "orders", entryFrom(panel, customer, until - (window >> 1)), end));
  out[at + 2] = Math.log1p(ever);
  out[at + 3] = Math.log1p(tenure);
  out[at + 4] = Math.log1p(Math.min(recency, 2 * window));
  out[at + 5] = Math.log1p(Math.max(0, between(panel, "revenue", first, end)) / Math.max(1, ever));
  out[at + 6] = Math.log1p(between(panel, "lines", first, end) / Math.max(1, ever));
  out[at + 7] = Math.log1p(earlier_orders);
  out[at + 8] = isPlaced ? Math.log(intAt(panel.order_lines, order)) : 0;
  out[at + 9] = Math.log(gap_days);
}

/** Share of a class in the lines that a customer asked for before; 0 without any. */
export function categoryShare(panel: PurchasePanel, moment: Moment, category: number): number {
  const first = intAt(panel.start, moment.customer);
  const end = entryFrom(panel, moment.customer, moment.period - moment.lead);
  let lines = 0;
  for (let i = intAt(panel.share_start, first); i < intAt(panel.share_start, end); i++) {
    if (panel.share_category[i] === category) lines += valueAt(panel.share_lines, i);
  }
  return lines / Math.max(1, between(panel, "lines", first, end));
}
