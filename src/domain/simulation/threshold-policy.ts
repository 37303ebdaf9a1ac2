import { orderQuantity } from "../inventory/order-quantity.ts";
import type { AlertSeverity } from "../risk/severity.ts";
import type { BuyingTerms } from "./order-planner.ts";
import { eveningSeverity } from "./warning-policy.ts";
import type { WarningPolicy } from "./warning-policy.ts";

/** What a fixed threshold begins with. */
export interface ThresholdStart {
  /** Units per day over the history, oldest first. */
  readonly past: readonly number[];
  readonly terms: BuyingTerms;
  readonly minimum_stock: number;
}

/** Days the usual demand is taken over. */
const WINDOW_DAYS = 91;

/**
 * The minimum stock of the item's form: an alert when stock falls to it, an order when stock and orders on their way
 * do. Forms name no upper level, so an order is taken to last for a review period of the demand before the first day.
 */
export function createThresholdPolicy({ past, terms, minimum_stock }: ThresholdStart): WarningPolicy {
  const recent = past.slice(-WINDOW_DAYS);
  const usual = recent.reduce((sum, units) => sum + units, 0) / Math.max(1, recent.length);
  const up_to = minimum_stock + Math.max(1, usual * terms.review_period_days);
  let is_wanted = past.some((units) => units > 0);
  let severity: AlertSeverity = "none";
  return {
    severity: () => severity,
    order({ sold, is_stockout, on_hand, on_order }) {
      is_wanted ||= sold > 0 || is_stockout;
      severity = eveningSeverity({ available: on_hand, is_wanted, minimum_stock, previous_severity: severity });
      const position = on_hand + on_order;
      return position <= minimum_stock ? orderQuantity(up_to - position, terms).quantity : 0;
    },
  };
}
