/** Steady demand and what ordering and holding cost, all by the same unit of time. */
export interface SteadyDemand {
  /** Units per unit of time. */
  readonly demand_rate: number;
  /** Money per order. */
  readonly fixed_cost: number;
  /** Money per unit held for a unit of time. */
  readonly holding_cost: number;
}

/** Q* = √(2·K·λ ÷ h), units per order; Snyder & Shen (3.4). Zero without demand, unbounded where holding is free. */
export function economicOrderQuantity({ demand_rate, fixed_cost, holding_cost }: SteadyDemand): number {
  const orders = 2 * Math.max(0, fixed_cost) * Math.max(0, demand_rate);
  return orders === 0 ? 0 : Math.sqrt(orders / Math.max(0, holding_cost));
}

/** Q* = √(2·K·λ·(h + p) ÷ (h·p)) where demand may wait at the cost p per unit and time; Snyder & Shen (3.28). */
export function economicOrderQuantityWithBackorders(input: SteadyDemand & { readonly stockout_cost: number }): number {
  return economicOrderQuantity(input) * Math.sqrt((input.holding_cost + input.stockout_cost) / input.stockout_cost);
}

/** K·λ ÷ Q + h·Q ÷ 2, money per unit of time; Snyder & Shen (3.3). */
export function steadyCost({ demand_rate, fixed_cost, holding_cost }: SteadyDemand, order_quantity: number): number {
  if (!(order_quantity > 0)) return 0;
  return (fixed_cost * demand_rate) / order_quantity + (holding_cost * order_quantity) / 2;
}
