import type { OrderPolicy } from "./order-planner.ts";

/** A stretch of days to live through with a policy. */
export interface StockSimulation {
  /** Units wanted each day. */
  readonly demand: readonly number[];
  readonly opening_stock: number;
  /** Ordered before the first day: the day of arrival counted from it, and units. */
  readonly opening_receipts?: readonly ArrivingUnits[];
  /** Days from an order to its arrival: for the n-th order of the simulation, placed on a day (0 = the first). */
  lead_time_days(order: number, day: number): number;
}

/** Units that come in on a morning; 0 = the first day. */
export interface ArrivingUnits {
  readonly day: number;
  readonly quantity: number;
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
  /** Units left on the last evening: opening stock + arrived − served. */
  readonly closing_stock: number;
  /** Units that came in, those ordered before the first day included. */
  readonly arrived_units: number;
  readonly orders: number;
  readonly ordered_units: number;
}

/**
 * Lives through the days: in the morning what was ordered comes in, what cannot be served is lost, in the evening the
 * policy orders. It never sees a day before it is over.
 */
export function simulateStock(simulation: StockSimulation, policy: OrderPolicy): SimulatedStock {
  const { demand, opening_stock, opening_receipts = [] } = simulation;
  const arriving = new Map<number, number>();
  for (const { day, quantity } of opening_receipts) arriving.set(day, (arriving.get(day) ?? 0) + quantity);
  let on_hand = opening_stock;
  let on_order = opening_receipts.reduce((sum, { quantity }) => sum + quantity, 0);
  let stockout_days = 0;
  let lost_units = 0;
  let stock_days = 0;
  let arrived_units = 0;
  let orders = 0;
  let ordered_units = 0;
  demand.forEach((wanted, day) => {
    const arrived = arriving.get(day) ?? 0;
    arrived_units += arrived;
    on_order -= arrived;
    const sold = Math.min(wanted, on_hand + arrived);
    on_hand += arrived - sold;
    const is_stockout = wanted > sold;
    if (is_stockout) stockout_days++;
    lost_units += wanted - sold;
    stock_days += on_hand;
    const quantity = policy.order({ sold, is_stockout, on_hand, on_order });
    if (quantity <= 0) return;
    const due = arrivalDay(day, simulation.lead_time_days(orders, day));
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
    closing_stock: on_hand,
    arrived_units,
    orders,
    ordered_units,
  };
}

/** The morning on which an order of an evening comes in: whole days later, the next morning at the earliest. */
export function arrivalDay(ordered: number, lead_time_days: number): number {
  return ordered + Math.max(1, Math.round(lead_time_days));
}
