import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { simulateStock } from "../../../src/domain/simulation/simulate-stock.ts";
import type { StockDay } from "../../../src/domain/simulation/order-planner.ts";

const NEVER = { order: () => 0 };
const TWO_DAYS = { lead_time_days: () => 2 };

/** Orders what it is told, evening by evening, and keeps what it saw. */
function scripted(orders: readonly number[]) {
  const seen: StockDay[] = [];
  return {
    seen,
    order(day: StockDay) {
      seen.push(day);
      return orders[seen.length - 1] ?? 0;
    },
  };
}

describe("living through days with a policy", () => {
  it("serves what is there, loses the rest, and takes in what was ordered on the morning it is due", () => {
    const policy = scripted([5]);
    const result = simulateStock({ demand: [3, 3, 3, 0], opening_stock: 4, ...TWO_DAYS }, policy);
    expect(policy.seen).toEqual([
      { sold: 3, is_stockout: false, on_hand: 1, on_order: 0 },
      { sold: 1, is_stockout: true, on_hand: 0, on_order: 5 },
      { sold: 3, is_stockout: false, on_hand: 2, on_order: 0 },
      { sold: 0, is_stockout: false, on_hand: 2, on_order: 0 },
    ]);
    expect(result).toEqual({
      days: 4,
      stockout_days: 1,
      demand_units: 9,
      lost_units: 2,
      average_stock: 5 / 4,
      closing_stock: 2,
      arrived_units: 5,
      orders: 1,
      ordered_units: 5,
    });
  });

  it("begins with what was on its way, several deliveries on one morning together", () => {
    const policy = scripted([]);
    const opening_receipts = [
      { day: 1, quantity: 2 },
      { day: 1, quantity: 3 },
      { day: 9, quantity: 4 },
    ];
    const result = simulateStock({ demand: [0, 5, 0], opening_stock: 0, opening_receipts, ...TWO_DAYS }, policy);
    expect(policy.seen.map(({ on_order }) => on_order)).toEqual([9, 4, 4]);
    expect(result).toMatchObject({ stockout_days: 0, arrived_units: 5, closing_stock: 0 });
  });

  it("has an order come the next morning at the earliest, and rounds its days", () => {
    const arrivals = (lead: number) => {
      const policy = scripted([6]);
      simulateStock({ demand: [0, 0, 0, 0], opening_stock: 0, lead_time_days: () => lead }, policy);
      return policy.seen.findIndex(({ on_hand }) => on_hand === 6);
    };
    expect([0, 1.4, 1.5, 2.4].map(arrivals)).toEqual([1, 1, 2, 2]);
  });

  it("asks for the lead time by the order's number and by its day", () => {
    const asked: [number, number][] = [];
    const lead_time_days = (order: number, day: number) => asked.push([order, day]);
    simulateStock({ demand: [0, 0, 0], opening_stock: 0, lead_time_days }, scripted([1, 0, 1]));
    expect(asked).toEqual([
      [0, 0],
      [1, 2],
    ]);
  });

  it("says nothing of no days at all", () => {
    expect(simulateStock({ demand: [], opening_stock: 7, ...TWO_DAYS }, NEVER)).toMatchObject({
      days: 0,
      average_stock: 0,
      closing_stock: 7,
    });
  });

  it("keeps the balance: opening + arrived − served = closing, and no unit is ordered that is neither in nor on its way", () => {
    const units = fc.nat({ max: 40 });
    const days = fc.array(fc.record({ wanted: units, ordered: units, lead: fc.integer({ min: 1, max: 9 }) }));
    const receipts = fc.array(fc.record({ day: fc.nat({ max: 20 }), quantity: units }), { maxLength: 4 });
    fc.assert(
      fc.property(days, units, receipts, (lived, opening_stock, opening_receipts) => {
        const policy = scripted(lived.map(({ ordered }) => ordered));
        const demand = lived.map(({ wanted }) => wanted);
        const lead_time_days = (_: number, day: number) => lived[day]?.lead ?? 1;
        const result = simulateStock({ demand, opening_stock, opening_receipts, lead_time_days }, policy);
        const served = result.demand_units - result.lost_units;
        expect(opening_stock + result.arrived_units - served).toBe(result.closing_stock);
        expect(result.stockout_days).toBe(policy.seen.filter(({ is_stockout }) => is_stockout).length);
        expect(policy.seen.every(({ on_hand, on_order }) => on_hand >= 0 && on_order >= 0)).toBe(true);
      }),
    );
  });
});
