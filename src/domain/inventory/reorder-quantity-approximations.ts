import { economicOrderQuantity, economicOrderQuantityWithBackorders } from "./economic-order-quantity.ts";
import { newsvendorLevel } from "./newsvendor.ts";
import { reorderPointFor } from "./reorder-quantity-policy.ts";
import type { ReorderQuantityPolicy, WatchedStock } from "./reorder-quantity-policy.ts";

type PointAndQuantity = Omit<ReorderQuantityPolicy, "cost">;

const ROUNDS = 200;

/**
 * Expected-inventory-level approximation (Whitin 1953; Snyder & Shen 5.3.1): Q and r in turn until they agree, with the
 * shortage charged once per unit, not per unit and time. Where even p·λ is below h·Q no shortage is worth avoiding.
 */
export function expectedInventoryLevelPolicy(stock: WatchedStock): ReorderQuantityPolicy {
  const { law, demand_rate, holding_cost, stockout_cost, fixed_cost } = stock;
  let order_quantity = economicOrderQuantity(stock);
  let reorder_point = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const risk = (order_quantity * holding_cost) / (stockout_cost * demand_rate);
    reorder_point = risk < 1 ? law.quantile(1 - risk) : 0;
    const short = stockout_cost * law.expectedShortfall(reorder_point);
    order_quantity = Math.sqrt((2 * demand_rate * (fixed_cost + short)) / holding_cost);
  }
  const short = stockout_cost * law.expectedShortfall(reorder_point);
  const held = holding_cost * (reorder_point - law.mean + order_quantity / 2);
  return { reorder_point, order_quantity, cost: held + ((fixed_cost + short) * demand_rate) / order_quantity };
}

/** Q of the model with backorders, and the best r for it; Snyder & Shen 5.3.2, at most 11.8 % above the optimum. */
export function backorderQuantityPolicy(stock: WatchedStock): PointAndQuantity {
  const order_quantity = economicOrderQuantityWithBackorders(stock);
  return { reorder_point: reorderPointFor(stock, order_quantity), order_quantity };
}

/** Q of the plain model, and r as if every day were the last; Snyder & Shen 5.3.3. */
export function safetyStockQuantityPolicy(stock: WatchedStock): PointAndQuantity {
  return { reorder_point: newsvendorLevel(stock.law, stock), order_quantity: economicOrderQuantity(stock) };
}
