import { describe, expect, it } from "@jest/globals";
import { createDemoShop, type DemoValue } from "@stockguard/demo-shop";
import { localDay, openBooks, quantity, rows } from "./shop-books.ts";

const DEMOS = [
  { seed: 20_261, today: "2026-12-01" },
  { seed: 2, today: "2026-06-05" },
  { seed: 4, today: "2026-11-01" },
];
const DAY_MS = 86_400_000;

describe.each(DEMOS)("the weeks before the demo of $today", ({ seed, today }) => {
  const { records } = createDemoShop({ seed, today });
  const books = openBooks(records);
  const daysBefore = (instant: DemoValue | undefined) => (Date.parse(today) - Date.parse(localDay(instant))) / DAY_MS;

  it("leave deliveries overdue by a week and more, some with a part that came", () => {
    const overdue = books
      .all("purchase_order")
      .filter(({ order_status, expected_date }) => order_status !== "已完成" && daysBefore(expected_date) >= 7);
    const began = overdue.map(({ order_status }) => order_status);
    expect(overdue.length).toBeGreaterThanOrEqual(3);
    expect(new Set(began)).toEqual(new Set(["已下单", "部分到货"]));
  });

  it("lose goods in the warehouse, or move them to a branch", () => {
    const missing = books
      .all("stock_count")
      .filter(({ counted_at }) => daysBefore(counted_at) <= 6)
      .flatMap(({ lines }) => rows(lines))
      .filter((line) => quantity(line["counted_quantity"]) < 0.5 * quantity(line["book_quantity"]));
    const moved = books
      .all("stock_movement")
      .filter(({ movement_type, moved_at }) => movement_type === "调拨出库" && daysBefore(moved_at) <= 6);
    expect(missing.length + moved.length).toBeGreaterThanOrEqual(1);
  });
});
