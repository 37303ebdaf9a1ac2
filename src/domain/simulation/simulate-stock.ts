import type { OrderPolicy } from "./order-planner.ts";

/** A stretch of days to live through with a policy. */
export interface StockSimulation {
  /** Units wanted each day. */
  readonly demand: readonly number[];
  readonly opening_stock: number;
  /** Days from an order to its arrival: for the n-th order of the simulation. */
  lead_time_days(order: number): number;
}

/** What came of it. */
export interface SimulatedStock {
  readonly days: number;
  /** Days on which more was wanted than there was. */
  readonly stockout_days: number;
  readonly demand_units: number;
  readonly lost_units: number;
  /** Mean of the units left in the evening. */
  readonly average_stock: number;
  readonly orders: number;
  readonly ordered_units: number;
}

/**
 * Lives through the days: in the morning what was ordered comes in, what cannot be served is lost, in the evening the
 * policy orders. It never sees a day before it is over.
 */
export function simulateStock(simulation: StockSimulation, policy: OrderPolicy): SimulatedStock {
  const { demand, opening_stock } = simulation;
  const arriving = new Map<number, number>();
  let on_hand = opening_stock;
  let on_order = 0;
  let stockout_days = 0;
  let lost_units = 0;
  let stock_days = 0;
  let orders = 0;
  let ordered_units = 0;
  demand.forEach((wanted, day) => {
    const arrived = arriving.get(day) ?? 0;
    arriving.delete(day);
    on_order -= arrived;
    const sold = Math.min(wanted, on_hand + arrived);
    on_hand += arrived - sold;
    const is_stockout = wanted > sold;
    if (is_stockout) stockout_days++;
    lost_units += wanted - sold;
    stock_days += on_hand;
    const quantity = policy.order({ sold, is_stockout, on_hand, on_order });
    if (quantity <= 0) return;
    const due = day + Math.max(1, Math.round(simulation.lead_time_days(orders)));
    arriving.set(due, (arriving.get(due) ?? 0) + quantity);
    on_order += quantity;
    orders++;
    ordered_units += quantity;
  });
  return {
    days: demand.length,
    stockout_days,
    demand_units: demand.reduce((sum, units) => sum + units, 0),
    lost_units,
    average_stock: stock_days / Math.max(1, demand.length),
    orders,
    ordered_units,
  };
}
