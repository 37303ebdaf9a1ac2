import { USUAL_HOLDING_COST_RATE } from "./order-terms.ts";
import type { OrderTerms } from "./order-terms.ts";
import type { PurchaseCosts } from "./quantity-discount.ts";

/** What buying an item costs by the year; null where no price depends on the quantity, or the plain price is unknown. */
export function purchaseCosts(
  item: Partial<OrderTerms> & { readonly purchase_cost: number | null },
  annual_demand: number,
): PurchaseCosts | null {
  const { purchase_cost: unit_cost, price_breaks = [], order_cost, holding_cost_rate } = item;
  if (unit_cost === null || price_breaks.length === 0) return null;
  const holding_rate = holding_cost_rate ?? USUAL_HOLDING_COST_RATE;
  return { unit_cost, price_breaks, annual_demand, fixed_cost: order_cost ?? 0, holding_rate };
}
