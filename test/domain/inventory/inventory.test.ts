import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { allocateFifo, unfilledQuantity } from "../../../src/domain/inventory/allocate-fifo.ts";
import { daysOfSupply, daysOfSupplyLabel } from "../../../src/domain/inventory/days-of-supply.ts";
import { inventoryPosition } from "../../../src/domain/inventory/inventory-position.ts";
import { largestOrder, orderQuantity } from "../../../src/domain/inventory/order-quantity.ts";
import { plainSizing } from "../../../src/domain/inventory/sized-order.ts";
import { replenishmentLevels, suggestedOrder } from "../../../src/domain/inventory/replenishment-policy.ts";
import { textbookExposureDemand, textbookSafetyStock } from "../../../src/domain/inventory/safety-stock.ts";

describe("inventory position", () => {
  it.each([
    { name: "counts stock on order", given: { on_hand: 5, allocated: 0, on_order: 10, backorder: 0 }, want: 15 },
    { name: "takes off what is promised", given: { on_hand: 5, allocated: 3, on_order: 0, backorder: 0 }, want: 2 },
    { name: "goes below zero on backorder", given: { on_hand: 0, allocated: 0, on_order: 0, backorder: 4 }, want: -4 },
  ])("$name", ({ given, want }) => expect(inventoryPosition(given)).toBe(want));
});

describe("days of supply", () => {
  it.each([
    ["38 units at 5.2 a day", 38, 5.2, 38 / 5.2],
    ["nothing left", -3, 5, 0],
    ["no sales: never infinity", 38, 0, null],
    ["no history", 38, null, null],
  ])("%s", (_, available, mean, want) => expect(daysOfSupply(available, mean)).toBe(want));

  it.each([
    ["a use on the second day that it falls short of", 15, 1, [0, 0, 20], 1 + 14 / 21],
    ["a use that nothing is left of", 20, 0, [0, 20], null],
    ["sales after the last use", 30, 2, [0, 10, 10], 10],
    ["a use without sales, on the first day", 18, null, [0, 60], 0.3],
    ["nothing there", -5, 1, [0, 3], 0],
  ])("ends sooner where production takes some: %s", (_, available, mean, planned, want) =>
    expect(daysOfSupply(available, mean, Float64Array.from(planned))).toBe(want),
  );

  it("is read as days, or as 无销量", () => {
    expect(daysOfSupplyLabel(7.307)).toBe("7.3 天");
    expect(daysOfSupplyLabel(null)).toBe("无销量");
  });
});

describe("textbook safety stock", () => {
  it("spreads demand and lead time: d = 10 ± 3 a day, L = 9 ± 2, R = 7 gives μ 160, σ² 144 + 400", () => {
    const exposure = textbookExposureDemand({
      demand_mean: 10,
      demand_sd: 3,
      lead_time_days: 9,
      lead_time_sd_days: 2,
      review_period_days: 7,
    });
    expect(exposure.mean).toBe(160);
    expect(exposure.sd).toBeCloseTo(Math.sqrt(544), 12);
  });

  it("is z·σ: 95 % of the base stock of Snyder & Shen example 4.4 lies 1.6449·8·√5 above its mean", () => {
    expect(textbookSafetyStock(0.95, 8 * Math.sqrt(5))).toBeCloseTo(29.42, 2);
  });

  it("reproduces that example's S = 264.7669 for the ratio 0.7 ÷ 0.88", () => {
    expect(250 + textbookSafetyStock(0.7 / 0.88, 8 * Math.sqrt(5))).toBeCloseTo(264.76689437, 7);
  });

  it("is nothing when nothing is uncertain", () => expect(textbookSafetyStock(0.99, 0)).toBe(0));
});

describe("order quantity", () => {
  const free = { moq: null, order_multiple: null, is_count: true };
  it.each([
    ["nothing when nothing is needed", -3, free, 0, null],
    ["whole units of a counted item", 41.2, free, 42, null],
    ["fractions of a weighed item", 41.2, { ...free, is_count: false }, 41.2, null],
    ["a carton more", 112, { ...free, order_multiple: 10 }, 120, "按 10 的倍数取整"],
    ["exact cartons", 120, { ...free, order_multiple: 10 }, 120, null],
    ["at least the minimum", 30, { ...free, moq: 100 }, 100, "按起订量 100"],
    ["both", 30, { ...free, moq: 100, order_multiple: 30 }, 120, "按起订量 100，再按 30 的倍数取整"],
    [
      "cartons of a third, without a rounding ghost",
      0.9,
      { moq: null, order_multiple: 0.3, is_count: false },
      0.9,
      null,
    ],
    ["no cartons of nothing", 7, { ...free, order_multiple: 0 }, 7, null],
  ])("%s", (_, need, lot, quantity, rounding_reason) => {
    const order = orderQuantity(need, lot);
    expect(order.quantity).toBeCloseTo(quantity, 9);
    expect(order.rounding_reason).toBe(rounding_reason);
  });

  it("always covers the need, in multiples, at or above the minimum", () => {
    const lot = fc.record({
      moq: fc.option(fc.integer({ min: 1, max: 500 })),
      order_multiple: fc.option(fc.integer({ min: 1, max: 60 })),
      is_count: fc.constant(true),
    });
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1e6, noNaN: true }), lot, (need, sizing) => {
        const { quantity } = orderQuantity(need, sizing);
        expect(quantity).toBeGreaterThanOrEqual(need - 1e-6);
        expect(quantity).toBeGreaterThanOrEqual(sizing.moq ?? 0);
        expect(quantity % (sizing.order_multiple ?? 1)).toBe(0);
      }),
    );
  });
});

describe("the largest order within a limit", () => {
  const free = { moq: null, order_multiple: null, is_count: true };
  it.each([
    ["whole units of a counted item", 41.9, free, 41],
    ["fractions of a weighed item", 41.9, { ...free, is_count: false }, 41.9],
    ["whole cartons", 119, { ...free, order_multiple: 10 }, 110],
    ["exact cartons, without a rounding ghost", 0.9, { ...free, order_multiple: 0.3 }, 0.9],
    ["the minimum itself", 100, { ...free, moq: 100 }, 100],
    ["nothing below the minimum", 99, { ...free, moq: 100 }, 0],
    ["nothing below a carton", 9, { ...free, order_multiple: 10 }, 0],
    ["nothing without room", -4, free, 0],
    ["no cartons of nothing", 7, { ...free, order_multiple: 0 }, 7],
  ])("%s", (_, limit, lot, quantity) => expect(largestOrder(limit, lot)).toBeCloseTo(quantity, 9));
});

describe("replenishment", () => {
  const levels = replenishmentLevels({
    exposure_mean: 100,
    exposure_quantile: 146,
    cycle_demand: 40,
    minimum_stock: null,
  });
  const free = { moq: null, order_multiple: null, is_count: true };

  it("orders at the quantile and up to a cycle above it", () => {
    expect(levels).toEqual({ safety_stock: 46, reorder_point: 146, order_up_to_level: 186 });
  });

  it("lets a floor set by hand win", () => {
    const input = { exposure_mean: 100, exposure_quantile: 146, cycle_demand: 40, minimum_stock: 200 };
    expect(replenishmentLevels(input)).toMatchObject({ reorder_point: 200, order_up_to_level: 240 });
  });

  it("never has a negative safety stock", () => {
    const input = { exposure_mean: 2, exposure_quantile: 0, cycle_demand: 1, minimum_stock: null };
    expect(replenishmentLevels(input).safety_stock).toBe(0);
  });

  it.each([
    ["above the reorder point: nothing", 147, 0],
    ["at the reorder point: up to the level", 146, 40],
    ["owing customers: that too", -10, 196],
  ])("%s", (_, position, want) => expect(suggestedOrder(position, levels, plainSizing(free)).quantity).toBe(want));

  it("orders nothing of what nobody wants", () => {
    const dead = { safety_stock: 0, reorder_point: 0, order_up_to_level: 0 };
    expect(suggestedOrder(0, dead, plainSizing(free)).quantity).toBe(0);
  });
});

describe("allocation by turn", () => {
  const line = (order_no: string, ordered_on: string, promised_on: string | null, quantity: number) => ({
    order_no,
    ordered_on,
    promised_on,
    quantity,
    shipped_quantity: 0,
  });

  it("serves the earliest promise first, then the earliest order, then the order number", () => {
    const lines = [
      line("D", "2026-11-05", null, 1),
      line("C", "2026-11-02", "2026-11-05", 1),
      line("B", "2026-11-02", "2026-11-05", 1),
      line("A", "2026-11-01", "2026-11-20", 1),
    ];
    const served = allocateFifo(lines, 2).filter(({ served_quantity }) => served_quantity > 0);
    expect(served.map(({ line: { order_no } }) => order_no)).toEqual(["B", "C"]);
  });

  it("serves a line in part, and only what has not shipped yet", () => {
    const lines = [{ ...line("A", "2026-11-01", null, 10), shipped_quantity: 4 }];
    expect(allocateFifo(lines, 5)[0]).toMatchObject({ served_quantity: 5, short_quantity: 1 });
    expect(unfilledQuantity(lines, -3)).toBe(6);
  });

  it("hands out no more than there is, and no more than is wanted", () => {
    const quantity = fc.integer({ min: 0, max: 50 });
    const lines = fc.array(fc.record({ quantity, shipped_quantity: quantity }), { maxLength: 12 });
    fc.assert(
      fc.property(lines, fc.integer({ min: -20, max: 300 }), (wanted, available) => {
        const allocated = allocateFifo(
          wanted.map((want, i) => ({ ...line(String(i), "2026-11-01", null, 0), ...want })),
          available,
        );
        const served = allocated.reduce((sum, { served_quantity }) => sum + served_quantity, 0);
        const open = wanted.reduce((sum, want) => sum + Math.max(0, want.quantity - want.shipped_quantity), 0);
        expect(served).toBe(Math.min(open, Math.max(0, available)));
      }),
    );
  });
});
