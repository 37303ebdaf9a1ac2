import { orderQuantity } from "../inventory/order-quantity.ts";
import { textbookExposureDemand, textbookSafetyStock } from "../inventory/safety-stock.ts";
import type { AlertSeverity } from "../risk/severity.ts";
import type { BuyingTerms, OrderPolicy, StockDay } from "./order-planner.ts";
import { eveningSeverity } from "./warning-policy.ts";
import type { WarningPolicy } from "./warning-policy.ts";

/** Levels of an (s, S) policy, units. */
interface OrderLevels {
  readonly reorder_point: number;
  readonly order_up_to_level: number;
}

/** What a textbook policy begins with. */
export interface TextbookStart {
  readonly past: readonly number[];
  readonly terms: BuyingTerms;
  readonly service_level: number;
}

const MONTH_DAYS = 30;
/** Days the textbook's mean and spread are taken over. */
const WINDOW_DAYS = 91;

/** (s, S) set once from the history before the first day and never again. */
export function createStaticPolicy(start: TextbookStart): OrderPolicy {
  const levels = textbookLevels(start.past, start);
  return { order: ({ on_hand, on_order }) => ordered(on_hand + on_order, levels, start.terms) };
}

/**
 * (s, S) recomputed every 30 days from what was sold: the spreadsheet of a careful buyer, who is warned when the stock
 * falls to s.
 */
export function createMonthlyPolicy(start: TextbookStart): WarningPolicy {
  const sales = [...start.past];
  let levels = textbookLevels(sales, start);
  let days = 0;
  let is_wanted = sales.some((units) => units > 0);
  let severity: AlertSeverity = "none";
  return {
    severity: () => severity,
    order({ sold, is_stockout, on_hand, on_order }: StockDay) {
      sales.push(sold);
      days++;
      is_wanted ||= sold > 0 || is_stockout;
      severity = eveningSeverity({
        ...{ available: on_hand, is_wanted, minimum_stock: levels.reorder_point, previous_severity: severity },
      });
      if (days % MONTH_DAYS === 0) levels = textbookLevels(sales, start);
      return ordered(on_hand + on_order, levels, start.terms);
    },
  };
}

/** Normal demand with the mean and spread of the last quarter: s = μ_X + z·σ_X, S = s + cover. */
function textbookLevels(sales: readonly number[], { terms, service_level }: TextbookStart): OrderLevels {
  const recent = sales.slice(-WINDOW_DAYS);
  const demand_mean = mean(recent);
  const demand_sd = Math.sqrt(mean(recent.map((units) => (units - demand_mean) ** 2)));
  const { mean: exposure, sd } = textbookExposureDemand({ demand_mean, demand_sd, ...terms });
  const reorder_point = Math.max(0, exposure + textbookSafetyStock(service_level, sd));
  return { reorder_point, order_up_to_level: reorder_point + demand_mean * terms.cover_days };
}

function ordered(stock: number, { reorder_point, order_up_to_level }: OrderLevels, terms: BuyingTerms): number {
  return stock <= reorder_point ? orderQuantity(order_up_to_level - stock, terms).quantity : 0;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
