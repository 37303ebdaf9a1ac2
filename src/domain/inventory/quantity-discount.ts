import { orderQuantity } from "./order-quantity.ts";
import type { LotSizing } from "./order-quantity.ts";
import { unitPrice } from "./price-break.ts";
import type { PriceBreak } from "./price-break.ts";

/** What buying costs, by the year. */
export interface PurchaseCosts {
  /** Money per unit outside any price break. */
  readonly unit_cost: number;
  readonly price_breaks: readonly PriceBreak[];
  /** Units per year. */
  readonly annual_demand: number;
  /** Money per order. */
  readonly fixed_cost: number;
  /** Cost of holding a year, as a share of the purchase price. */
  readonly holding_rate: number;
}

/** A size with its price and what it saves a year against the size that was needed. */
export interface DiscountedQuantity {
  readonly quantity: number;
  readonly unit_price: number;
  readonly saved_per_year: number;
}

/**
 * Total relevant cost of ordering Q each time, money per year: λ·c(Q) + K·λ ÷ Q + i·c(Q)·Q ÷ 2, where all units have the
 * price of the break reached; Snyder & Shen (3.12).
 */
export function relevantCost(costs: PurchaseCosts, quantity: number): number {
  const price = unitPrice(costs.unit_cost, costs.price_breaks, quantity);
  const orders = quantity > 0 ? costs.annual_demand / quantity : 0;
  return costs.annual_demand * price + costs.fixed_cost * orders + (costs.holding_rate * price * quantity) / 2;
}

/** The needed size, or the price break above it, up to `most` units, that costs least a year; the smaller of equals. */
export function cheapestQuantity(
  needed: number,
  costs: PurchaseCosts,
  lot: LotSizing,
  most = Infinity,
): DiscountedQuantity {
  const sizes = costs.price_breaks
    .map(({ from_quantity }) => orderQuantity(from_quantity, lot).quantity)
    .filter((size) => size > needed && size <= most)
    .sort((a, b) => a - b);
  const base = relevantCost(costs, needed);
  let best = needed;
  let least = base;
  for (const size of needed > 0 ? sizes : []) {
    const cost = relevantCost(costs, size);
    if (cost >= least) continue;
    best = size;
    least = cost;
  }
  const unit_price = unitPrice(costs.unit_cost, costs.price_breaks, best);
  return { quantity: best, unit_price, saved_per_year: base - least };
}
