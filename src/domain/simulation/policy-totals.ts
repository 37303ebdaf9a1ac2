import type { RehearsedStock } from "./rehearse-policy.ts";
import { addedLeads, NO_LEADS } from "./warning-lead.ts";
import type { LeadCounts } from "./warning-lead.ts";

/** What a policy came to over several items. */
export interface PolicyTotals {
  readonly items: number;
  /** Days of all items added up. */
  readonly item_days: number;
  readonly stockout_days: number;
  readonly demand_units: number;
  readonly lost_units: number;
  /** Mean units in stock, all items together. */
  readonly average_stock_units: number;
  /** Their worth at purchase cost, of items whose cost is known. */
  readonly average_stock_value: number;
  readonly orders: number;
  readonly alerts: number;
  readonly warning_leads: LeadCounts;
  readonly stockouts: number;
  readonly unwarned_stockouts: number;
}

/** Before any item. */
export const NO_TOTALS: PolicyTotals = {
  items: 0,
  item_days: 0,
  stockout_days: 0,
  demand_units: 0,
  lost_units: 0,
  average_stock_units: 0,
  average_stock_value: 0,
  orders: 0,
  alerts: 0,
  warning_leads: NO_LEADS,
  stockouts: 0,
  unwarned_stockouts: 0,
};

/** The totals with one more item; money per unit, null = unknown. */
export function withItem(totals: PolicyTotals, stock: RehearsedStock, purchase_cost: number | null): PolicyTotals {
  return {
    items: totals.items + 1,
    item_days: totals.item_days + stock.days,
    stockout_days: totals.stockout_days + stock.stockout_days,
    demand_units: totals.demand_units + stock.demand_units,
    lost_units: totals.lost_units + stock.lost_units,
    average_stock_units: totals.average_stock_units + stock.average_stock,
    average_stock_value: totals.average_stock_value + stock.average_stock * (purchase_cost ?? 0),
    orders: totals.orders + stock.orders,
    alerts: totals.alerts + stock.alerts,
    warning_leads: addedLeads(totals.warning_leads, stock.warning_leads),
    stockouts: totals.stockouts + stock.stockouts,
    unwarned_stockouts: totals.unwarned_stockouts + stock.unwarned_stockouts,
  };
}

/** β = 1 − lost ÷ wanted; null where nothing was wanted (Silver, Pyke & Thomas 2017, 6.4: fill rate). */
export function realisedFillRate({ demand_units, lost_units }: PolicyTotals): number | null {
  return demand_units > 0 ? 1 - lost_units / demand_units : null;
}
