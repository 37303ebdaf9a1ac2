import type { StockoutExposure } from "./purchase-line.ts";
import type { PurchasePanel } from "./purchase-panel.ts";
import { periodOf } from "./purchase-period.ts";

/** Stands for the period of an exposure that never came. */
export const NEVER = 2 ** 31 - 1;

/** A customer's first exposure. */
export interface ExposedCase {
  /** Number in the panel. */
  readonly customer: number;
  readonly period: number;
  readonly exposure: StockoutExposure;
}

/** First exposures, by day and then by customer. */
export interface FirstExposures {
  readonly cases: readonly ExposedCase[];
  /** By customer of the panel: the period of the first exposure, or NEVER. */
  readonly periods: Int32Array;
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
  const cases: ExposedCase[] = [];
  for (const exposure of first.values()) {
    const customer = panel.customers.get(exposure.customer_code);
    if (customer === undefined) continue;
    const period = periodOf(exposure.day, panel.period);
    periods[customer] = period;
    cases.push({ customer, period, exposure });
  }
  cases.sort((a, b) => a.period - b.period || a.customer - b.customer);
  return { cases, periods, unknown_count: first.size - cases.length };
}
