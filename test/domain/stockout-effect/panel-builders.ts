import { addDays } from "../../../src/domain/calendar/day.ts";
import type {
  CustomerAttributes,
  PurchaseLine,
  StockoutExposure,
} from "../../../src/domain/stockout-effect/purchase-line.ts";

/** A Monday. */
export const MONDAY = "2024-01-01";

/** A line of one unit at 10 yuan, 4 of them margin. */
export function aLine(over: Partial<PurchaseLine> = {}): PurchaseLine {
  return { customer_code: "c", day: MONDAY, category: "tea", quantity: 1, revenue: 10, margin: 4, ...over };
}

/** The day so many weeks after the first Monday. */
export function week(number: number, day = 0): string {
  return addDays(MONDAY, 7 * number + day);
}

/** A refused line of one unit. */
export function anExposure(over: Partial<StockoutExposure> = {}): StockoutExposure {
  return {
    ...{ customer_code: "c", item_code: "i", category: "tea", day: MONDAY, kind: "refused" },
    ...{ unmet_quantity: 1, unmet_margin: 4 },
    ...over,
  };
}

/** A customer of the only group with a gap of five weeks. */
export function aCustomer(customer_code: string, over: Partial<CustomerAttributes> = {}): CustomerAttributes {
  return { customer_code, group: "all", repurchase_gap_days: 35, ...over };
}
