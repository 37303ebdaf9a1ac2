import type { DemandLaw } from "../demand/demand-law.ts";
import { integral } from "../math/integral.ts";
import { economicOrderQuantity } from "./economic-order-quantity.ts";
import type { SteadyDemand } from "./economic-order-quantity.ts";
import { expectedStockCost, newsvendorLevel } from "./newsvendor.ts";
import type { StockCosts } from "./newsvendor.ts";

/** Stock watched continuously: order Q when the position falls to r. All rates by the same unit of time. */
export interface WatchedStock extends SteadyDemand, StockCosts {
  /** Demand over the lead time. */
  readonly law: DemandLaw;
}

/** When to order, how much, and what that costs per unit of time. */
export interface ReorderQuantityPolicy {
  readonly reorder_point: number;
  readonly order_quantity: number;
  readonly cost: number;
}

const BISECTIONS = 100;

/** (K·λ + ∫ g over the positions from r to r + Q) ÷ Q; a sum over whole units, Snyder & Shen (5.8) and (5.46). */
export function reorderQuantityCost(stock: WatchedStock, reorder_point: number, order_quantity: number): number {
  const fixed = stock.fixed_cost * stock.demand_rate;
  return (fixed + costOfPositions(stock, reorder_point, order_quantity)) / order_quantity;
}

/** The r that costs least for a given Q: where g(r) = g(r + Q); Snyder & Shen, theorem 5.1. */
export function reorderPointFor(stock: WatchedStock, order_quantity: number): number {
  const cheapest = newsvendorLevel(stock.law, stock);
  const step = stock.law.is_count ? 1 : 0;
  const rises = (r: number): boolean =>
    expectedStockCost(stock.law, stock, r + step + order_quantity) >= expectedStockCost(stock.law, stock, r + step);
  let low = cheapest - order_quantity - step;
  let high = cheapest;
  for (let i = 0; i < BISECTIONS && high - low > step; i++) {
    const middle = stock.law.is_count ? Math.floor((low + high) / 2) : (low + high) / 2;
    if (rises(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/**
 * The r and Q that cost least together: Federgruen & Zheng 1992 for whole units, Zheng 1992 otherwise. Nothing is ordered
 * where orders, holding, shortages or demand are worth nothing.
 */
export function bestReorderQuantity(stock: WatchedStock): ReorderQuantityPolicy {
  const { fixed_cost, demand_rate, holding_cost, stockout_cost } = stock;
  if (!(Math.min(fixed_cost, demand_rate, holding_cost, stockout_cost) > 0)) {
    return { reorder_point: 0, order_quantity: 0, cost: 0 };
  }
  const order_quantity = stock.law.is_count ? bestWholeQuantity(stock) : bestQuantity(stock);
  const reorder_point = reorderPointFor(stock, order_quantity);
  return { reorder_point, order_quantity, cost: reorderQuantityCost(stock, reorder_point, order_quantity) };
}

/** Adds position after position, the cheapest first, as long as the next is cheaper than the mean so far. */
function bestWholeQuantity(stock: WatchedStock): number {
  const at = (position: number): number => expectedStockCost(stock.law, stock, position);
  let low = newsvendorLevel(stock.law, stock);
  let high = low;
  let sum = stock.fixed_cost * stock.demand_rate + at(low);
  for (;;) {
    const next = Math.min(at(low - 1), at(high + 1));
    if (next >= sum / (high - low + 1)) return high - low + 1;
    sum += next;
    if (at(low - 1) <= at(high + 1)) low--;
    else high++;
  }
}

/** The Q at which the ends of the range cost as much as the mean: Q·g(r(Q)) = K·λ + ∫ g. */
function bestQuantity(stock: WatchedStock): number {
  const isEnough = (quantity: number): boolean => {
    const r = reorderPointFor(stock, quantity);
    return expectedStockCost(stock.law, stock, r) >= reorderQuantityCost(stock, r, quantity);
  };
  let high = economicOrderQuantity(stock);
  while (!isEnough(high)) high *= 2;
  let low = high / 2;
  while (isEnough(low)) low /= 2;
  for (let i = 0; i < BISECTIONS && high - low > 1e-12 * high; i++) {
    const middle = (low + high) / 2;
    if (isEnough(middle)) high = middle;
    else low = middle;
  }
  return high;
}

function costOfPositions(stock: WatchedStock, reorder_point: number, order_quantity: number): number {
  const at = (position: number): number => expectedStockCost(stock.law, stock, position);
  if (!stock.law.is_count) return integral(at, reorder_point, reorder_point + order_quantity);
  let sum = 0;
  for (let position = reorder_point + 1; position <= reorder_point + order_quantity; position++) sum += at(position);
  return sum;
}
