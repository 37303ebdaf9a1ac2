import { demandQuantile, probabilityAbove } from "../demand/demand-distribution.ts";
import { comingDemand } from "../forecast/coming-demand.ts";
import { advanceTracker, createDemandTracker, trackedOutlook } from "../forecast/demand-tracker.ts";
import type { DemandOutlook } from "../forecast/demand-forecast.ts";
import type { DemandTracker } from "../forecast/demand-tracker.ts";
import type { PooledModel } from "../forecast/pooled-model.ts";
import type { SeasonHistory } from "../forecast/season-index.ts";
import { orderQuantity } from "../inventory/order-quantity.ts";
import { valueAt } from "../math/value-at.ts";

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
  const tracker = createDemandTracker({ past, days: exposure_days, pooled });
  let today = 0;
  return {
    order({ sold, is_stockout, on_hand, on_order }) {
      const position = today % tracker.season_index.length;
      advanceTracker(tracker, is_stockout ? leastDemand(tracker, sold, position) : sold, position);
      today++;
      const outlook = trackedOutlook(tracker);
      const shares = comingShares(tracker.season_index, today, exposure_days);
      const extra_variance = (outlook.level * terms.lead_time_sd_days) ** 2;
      const law = comingDemand(outlook, exposure_days, shares, terms.is_count, extra_variance);
      const stock = on_hand + on_order;
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

function comingShares(season_index: Float64Array, today: number, days: number): number {
  let shares = 0;
  for (let d = 0; d < days; d++) shares += valueAt(season_index, (today + d) % season_index.length);
  return shares;
}

/** On a day that ran out, demand was at least what was sold, and at least what was expected: an outage teaches no less. */
function leastDemand({ levels, season_index }: DemandTracker, sold: number, position: number): number {
  return Math.max(sold, (levels.at(-1) ?? 0) * valueAt(season_index, position));
}
