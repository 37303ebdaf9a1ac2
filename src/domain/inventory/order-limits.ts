import type { DemandLaw } from "../demand/demand-law.ts";

/** What is ordered may with this probability partly expire, where nothing is known of prices. */
export const DEFAULT_EXPIRY_RISK = 0.1;
/** However much a unit earns, no order is more likely to expire in part than to be sold. */
const HIGHEST_EXPIRY_RISK = 0.5;

/**
 * With which probability some of an order may expire: as long as the last unit earns more, on average, than its loss
 * costs, (price − cost) ÷ price, the critical ratio of a newsvendor; Snyder & Shen (4.4).
 */
export function expiryRisk(sale_price: number | null, purchase_cost: number | null): number {
  if (sale_price === null || purchase_cost === null || sale_price <= purchase_cost) return DEFAULT_EXPIRY_RISK;
  return Math.min(HIGHEST_EXPIRY_RISK, (sale_price - purchase_cost) / sale_price);
}

/**
 * Largest order, in units, of which some expires before it is sold with probability at most `risk` (between 0 and 1): the
 * greatest q with P(D < position + q) ≤ risk, where D is the demand until the order's shelf life ends. What is there is
 * sold first; customers who wait (a negative position) are served at once.
 */
export function shelfLifeQuantity(law: DemandLaw, inventory_position: number, risk = DEFAULT_EXPIRY_RISK): number {
  let sold = law.quantile(Math.min(1 - 1e-9, Math.max(1e-9, risk)));
  while (law.is_count && 1 - law.tail(sold) <= risk && risk < 1) sold++;
  return Math.max(0, sold - inventory_position);
}

/** Largest order the place can take in, units: its capacity less what will be there when it arrives. */
export function roomQuantity(capacity: number, stock_at_arrival: number): number {
  return Math.max(0, capacity - Math.max(0, stock_at_arrival));
}
