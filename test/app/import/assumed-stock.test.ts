import { describe, expect, it } from "@jest/globals";
import { assumedStock } from "../../../src/app/import/assumed-stock.ts";
import { addDays } from "../../../src/domain/calendar/day.ts";

const buyer = { reorder_days: 10, order_up_to_days: 20, lead_time_days: 5 };
const first = "2026-01-01";
const daily = (days: number, quantity: number) =>
  Array.from({ length: days }, (_, index) => ({ day: addDays(first, index), quantity }));

describe("the stock a plain buyer would have left", () => {
  it("starts full and falls with demand until the first order", () => {
    // Level 20 days × 2 = 40; after 5 days of 2 units: 30.
    expect(assumedStock(daily(56, 2), first, addDays(first, 4), buyer)).toEqual({ on_hand: 30, open_orders: [] });
  });

  it("orders up to the level when the position reaches the reorder point", () => {
    // Reorder point 20: reached after 10 days; ordered 20, due 5 days later.
    const { on_hand, open_orders } = assumedStock(daily(56, 2), first, addDays(first, 9), buyer);
    expect(on_hand).toBe(20);
    expect(open_orders).toEqual([{ ordered_on: "2026-01-10", expected_on: "2026-01-15", quantity: 20 }]);
  });

  it("runs out when demand outgrows the levels that were fixed early", () => {
    const grown = [...daily(56, 1), { day: addDays(first, 57), quantity: 500 }];
    expect(assumedStock(grown, first, addDays(first, 57), buyer).on_hand).toBe(0);
  });
});
