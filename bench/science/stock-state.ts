import type { OrderPolicy, StockDay } from "../../src/domain/simulation/order-planner.ts";
import { simulateStock } from "../../src/domain/simulation/simulate-stock.ts";
import { createMonthlyPolicy } from "../../src/domain/simulation/textbook-policies.ts";

/** An item on an evening: what it holds and what is on its way; day 0 is the day after. */
export interface StockState {
  readonly on_hand: number;
  readonly open_orders: readonly { readonly quantity: number; readonly due_in_days: number }[];
}

/** How the shop buys in the simulation. */
export interface ShopHabits {
  readonly lead_time_days: number;
  readonly cover_days: number;
  readonly service_level: number;
  readonly opening_days: number;
}

/**
 * States on the evenings before the `at` days, as a shop has them that sold `demand` and bought by a textbook (s, S)
 * recomputed monthly; `from` is the first simulated day, before it is what the policy knew at the beginning.
 */
export function simulatedStates(
  demand: readonly number[],
  { from, at }: { readonly from: number; readonly at: readonly number[] },
  habits: ShopHabits,
): readonly StockState[] {
  const past = demand.slice(0, from);
  const policy = createMonthlyPolicy({
    past,
    terms: { ...habits, lead_time_sd_days: 0, review_period_days: 1, moq: null, order_multiple: null, is_count: true },
    service_level: habits.service_level,
  });
  const { states, watched } = watchedPolicy(policy, habits.lead_time_days);
  const opening_stock = Math.round((habits.opening_days * past.reduce((sum, units) => sum + units, 0)) / past.length);
  simulateStock({ demand: demand.slice(from), opening_stock, lead_time_days: () => habits.lead_time_days }, watched);
  return at.map((day) => states[day - 1 - from] ?? { on_hand: opening_stock, open_orders: [] });
}

/** A policy whose evenings are written down, the order of the evening included. */
function watchedPolicy(policy: OrderPolicy, lead_time_days: number) {
  const states: StockState[] = [];
  let orders: { readonly quantity: number; readonly arrives: number }[] = [];
  const watched: OrderPolicy = {
    order(day: StockDay) {
      const tomorrow = states.length + 1;
      const quantity = policy.order(day);
      if (quantity > 0) orders.push({ quantity, arrives: tomorrow - 1 + Math.max(1, lead_time_days) });
      orders = orders.filter(({ arrives }) => arrives >= tomorrow);
      states.push({
        on_hand: day.on_hand,
        open_orders: orders.map((order) => ({ quantity: order.quantity, due_in_days: order.arrives - tomorrow })),
      });
      return quantity;
    },
  };
  return { states, watched };
}

/** Whether demand exceeds what is there and due on any of the days, if nothing more is ordered. */
export function runsOut({ on_hand, open_orders }: StockState, demand: readonly number[]): boolean {
  let stock = on_hand;
  return demand.some((wanted, day) => {
    for (const { quantity, due_in_days } of open_orders) if (Math.floor(due_in_days) === day) stock += quantity;
    stock -= wanted;
    return stock < 0;
  });
}
