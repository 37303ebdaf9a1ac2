import { dayNumber } from "../calendar/day.ts";
import { intAt } from "../math/int-at.ts";
import { valueAt } from "../math/value-at.ts";
import { entryFrom } from "./panel-window.ts";
import type { StockoutExposure } from "./purchase-line.ts";
import type { PurchasePanel } from "./purchase-panel.ts";
import { periodOf } from "./purchase-period.ts";

/** Stands for the period of an exposure that never came. */
const NEVER = 2 ** 31 - 1;

/** A customer's first exposure. */
export interface ExposedCase {
  /** Number in the panel. */
  readonly customer: number;
  readonly period: number;
  /** Orders of that period before the one that met the shortage. */
  readonly earlier_orders: number;
  readonly exposure: StockoutExposure;
}

/** First exposures, by day and then by customer. */
export interface FirstExposures {
  readonly cases: readonly ExposedCase[];
  /** By customer of the panel: the period of the first exposure, or NEVER. */
  readonly periods: Int32Array;
  /** By customer of the panel: orders of that period before the one that met the first shortage. */
  readonly earlier_orders: Int32Array;
  /** Exposed customers without a line in the panel. */
  readonly unknown_count: number;
}

/** The first exposure of each customer; of several on one day the first given. */
export function firstExposures(panel: PurchasePanel, exposures: readonly StockoutExposure[]): FirstExposures {
  const first = new Map<string, StockoutExposure>();
  for (const exposure of exposures) {
    const known = first.get(exposure.customer_code);
    if (known === undefined || exposure.day < known.day) first.set(exposure.customer_code, exposure);
  }
  const periods = new Int32Array(panel.customers.size).fill(NEVER);
  const earlier = new Int32Array(panel.customers.size);
  const cases: ExposedCase[] = [];
  for (const exposure of first.values()) {
    const customer = panel.customers.get(exposure.customer_code);
    if (customer === undefined) continue;
    const period = periodOf(exposure.day, panel.period);
    periods[customer] = period;
    const earlier_orders = earlierOrders(panel, customer, period, dayNumber(exposure.day));
    earlier[customer] = earlier_orders;
    cases.push({ customer, period, earlier_orders, exposure });
  }
  cases.sort((a, b) => a.period - b.period || a.customer - b.customer);
  return { cases, periods, earlier_orders: earlier, unknown_count: first.size - cases.length };
}

function earlierOrders(panel: PurchasePanel, customer: number, period: number, day: number): number {
  const from = valueAt(panel.columns.orders, entryFrom(panel, customer, period));
  const to = valueAt(panel.columns.orders, entryFrom(panel, customer, period + 1));
  let order = from;
  while (order < to && intAt(panel.order_days, order) < day) order++;
  return order - from;
}
