import type { PriceBreak } from "./price-break.ts";
import type { ReplenishmentTarget } from "./replenishment-target.ts";

/** What an item's form says of how it is ordered beside minimum and multiple; null (no price breaks) where it is silent. */
export interface OrderTerms {
  /** What the levels are to reach; null = the service level. */
  readonly replenishment_target: ReplenishmentTarget["kind"] | null;
  /** Share of demand to be met from the shelf, between 0 and 1. */
  readonly fill_rate_target: number | null;
  /** Days that goods keep after their arrival. */
  readonly shelf_life_days: number | null;
  /** Units that each place has room for. */
  readonly storage_quantity: number | null;
  /** Ascending by quantity. */
  readonly price_breaks: readonly PriceBreak[];
  /** Money that every order costs whatever its size; null = nothing. */
  readonly order_cost: number | null;
  /** Cost of holding for a year, as a share of the purchase price; null = the usual rate. */
  readonly holding_cost_rate: number | null;
}

/** The terms of an item whose form says nothing of them. */
export const NO_ORDER_TERMS: OrderTerms = {
  replenishment_target: null,
  fill_rate_target: null,
  shelf_life_days: null,
  storage_quantity: null,
  price_breaks: [],
  order_cost: null,
  holding_cost_rate: null,
};

/** The terms alone, of whatever bears them. */
export function orderTermsOf(item: OrderTerms | null): OrderTerms {
  const terms = item ?? NO_ORDER_TERMS;
  const { replenishment_target, fill_rate_target, shelf_life_days, storage_quantity } = terms;
  const { price_breaks, order_cost, holding_cost_rate } = terms;
  return {
    ...{ replenishment_target, fill_rate_target, shelf_life_days, storage_quantity },
    ...{ price_breaks, order_cost, holding_cost_rate },
  };
}

/** Where the form names no rate: capital, space and shrinkage of a trading business, a fifth of the price a year. */
export const USUAL_HOLDING_COST_RATE = 0.2;

/** Whole days that goods keep after they have arrived, at least one. */
export function shelfDays(shelf_life_days: number): number {
  return Math.max(1, Math.floor(shelf_life_days));
}
