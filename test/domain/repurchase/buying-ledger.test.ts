import { describe, expect, it } from "@jest/globals";
import { itemTotals, recentOrders } from "../../../src/domain/repurchase/buying-history.ts";
import { buyingLedger } from "../../../src/domain/repurchase/buying-ledger.ts";

const line = (customer_code: string, item_code: string, day: number, quantity = 1) => ({
  ...{ customer_code, item_code, day, quantity },
});

describe("the rollup rows of a shop", () => {
  const { customers, items } = buyingLedger([
    line("甲", "A", 100, 5),
    line("甲", "B", 100),
    line("乙", "A", 103),
    line("甲", "B", 110),
    line("甲", "A", 120, 3),
    line("甲", "A", 120, 2),
    line("甲", "A", 115, 4),
  ]);

  it("count a customer's order days once however many lines they have", () => {
    expect(customers.get("甲")).toMatchObject({ order_days: 3, first_day: 100, last_day: 120, lines: 6, gaps: 2 });
    expect(customers.get("甲")?.log_sum).toBeCloseTo(2 * Math.log(10), 12);
  });

  it("keep a buyer's days and units of an item; a line written late counts its units only", () => {
    expect(items.get("A")).toMatchObject([
      { customer_code: "甲", purchase_days: 2, first_day: 100, last_day: 120, quantity: 14, order_days_at_first: 1 },
      { customer_code: "乙", purchase_days: 1, quantity: 1, gaps: 0 },
    ]);
    expect(items.get("A")?.[0]?.log_sum).toBeCloseTo(Math.log(20), 12);
    expect(items.get("B")?.[0]).toMatchObject({ purchase_days: 2, order_days_at_first: 1 });
  });

  it("add up to the item", () => {
    const totals = itemTotals("A", items.get("A") ?? []);
    expect(totals).toMatchObject({ item_code: "A", buyers: 2, purchase_days: 3, quantity: 15, gaps: 1 });
  });

  it("halve an order day's weight in 45 days", () => {
    const own = customers.get("乙");
    expect(own && recentOrders(own, 103 + 45)).toBeCloseTo(0.5, 12);
  });
});
