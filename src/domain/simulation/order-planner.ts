import { demandQuantile, probabilityAbove } from "../demand/demand-distribution.ts";
import type { DemandOutlook } from "../forecast/demand-forecast.ts";
import type { PooledModel } from "../forecast/pooled-model.ts";
import type { SeasonHistory } from "../forecast/season-index.ts";
import { orderQuantity } from "../inventory/order-quantity.ts";
import { createTrackedDemand } from "./tracked-demand.ts";

/** How an item is bought; days and units. */
export interface BuyingTerms {
  readonly lead_time_days: number;
  readonly lead_time_sd_days: number;
  readonly review_period_days: number;
  readonly moq: number | null;
  readonly order_multiple: number | null;
  /** Days of demand an order brings beyond what protects against running out. */
  readonly cover_days: number;
  readonly is_count: boolean;
}

/** What a day brought. */
export interface StockDay {
  readonly sold: number;
  /** Whether more was wanted than there was. */
  readonly is_stockout: boolean;
  /** Units left at the end of the day, and units ordered that have not come. */
  readonly on_hand: number;
  readonly on_order: number;
}

/** Decides each evening how much to order. */
export interface OrderPolicy {
  order(day: StockDay): number;
}

/** What a planner begins with: position 0 of the cycle is the day after the history. */
export interface PlannerStart {
  readonly past: SeasonHistory;
  readonly terms: BuyingTerms;
  readonly pooled: PooledModel;
  /** Probability of no stockout until an order placed now, or the next one, arrives. */
  readonly service_level: number;
}

/**
 * Orders when what is there and on its way no longer covers the demand of lead time plus review with the service level
 * wanted, by the forecast of that very day; and then up to that cover plus the demand of `cover_days`.
 */
export function createOrderPlanner({ past, terms, pooled, service_level }: PlannerStart): OrderPolicy {
  const exposure_days = Math.max(1, Math.ceil(terms.lead_time_days + terms.review_period_days));
  const demand = createTrackedDemand({ past, days: exposure_days, pooled, is_count: terms.is_count });
  return {
    order(day) {
      demand.learn(day);
      const outlook = demand.outlook();
      const law = demand.law(outlook, exposure_days, terms.lead_time_sd_days);
      const stock = day.on_hand + day.on_order;
      if (probabilityAbove(law, stock) <= 1 - service_level) return 0;
      return orderQuantity(demandQuantile(law, service_level) + lot(outlook, terms) - stock, terms).quantity;
    },
  };
}

/**
 * Demand of the cover days, less what an order brings anyhow to make up for the day that took the stock below its
 * point: on average (σ² + μ²) ÷ 2μ of a day's demand (undershoot by renewal theory; Tijms 2003, 8.1). So the mean order
 * is what the cover days ask for; at most a quarter of it, for a few large customers make that estimate unsure.
 */
function lot({ level, spreads }: DemandOutlook, { cover_days }: BuyingTerms): number {
  const cover = level * cover_days;
  const undershoot = (spreads[0].dispersion + level) / 2;
  return cover - Math.min(undershoot, cover / 4);
}
