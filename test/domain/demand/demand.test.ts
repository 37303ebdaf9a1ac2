import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { addDays, dayNumber } from "../../../src/domain/calendar/day.ts";
import { closingStockFromMovements } from "../../../src/domain/demand/closing-stock.ts";
import { DEMAND_CLASS_LABELS, demandClass, demandPattern } from "../../../src/domain/demand/demand-class.ts";
import { demandSeriesFromOrders } from "../../../src/domain/demand/demand-series-from-orders.ts";
import { inStockFraction } from "../../../src/domain/demand/in-stock-fraction.ts";
import { recentDemand } from "../../../src/domain/demand/recent-demand.ts";
import { anObserved, days, TODAY } from "./a-series.ts";

describe("demand class (Syntetos, Boylan & Croston 2005)", () => {
  it.each([
    ["smooth", [5, 5, 6, 5]],
    ["erratic", [1, 9, 1, 9, 1, 30]],
    ["intermittent", [0, 0, 5, 0, 0, 5]],
    ["lumpy", [0, 0, 1, 0, 0, 50]],
    ["none", [0, 0, 0]],
  ] as const)("%s", (want, values) => {
    expect(demandClass(values)).toBe(want);
    expect(DEMAND_CLASS_LABELS[want]).not.toBe("");
  });

  it("measures mean interval and squared variation of sizes: [0, 2, 0, 4] has ADI 2 and CV² 1/9", () => {
    const pattern = demandPattern([0, 2, 0, 4]);
    expect(pattern?.adi).toBe(2);
    expect(pattern?.cv_squared).toBeCloseTo(1 / 9, 14);
  });
});

describe("observed demand", () => {
  it("leaves out days without stock instead of reading them as zero demand", () => {
    const observed = anObserved([4, 6, 0, 0, 5], [1, 1, 0, 0, 1]);
    expect([...observed.values]).toEqual([4, 6, 5]);
    expect(observed.censored_days).toBe(2);
    expect(observed.demand_days).toBe(3);
  });

  it("fills the unseen part of a day that ran empty with its share of the mean", () => {
    const observed = anObserved([4, 4, 4, 1], [1, 1, 1, 0.5]);
    expect(observed.values[3]).toBeCloseTo(1 + 0.5 * (13 / 3.5), 12);
  });

  it("keeps each day's weekday across the days left out", () => {
    expect([...anObserved([1, 1, 1], [1, 0, 1]).weekdays]).toEqual([4, 6]);
  });

  it("leaves out today and what lies ahead", () => {
    const observed = anObserved([1, 2, 3]);
    expect(observed.days_since_last).toBe(1);
    expect(anObserved([]).values).toHaveLength(0);
  });

  it("says how long ago the last observed day was", () => {
    expect(anObserved([1, 2, 0, 0], [1, 1, 0, 0]).days_since_last).toBe(3);
  });

  it("keeps the latest 400 observed days of a longer history", () => {
    const observed = anObserved(days(900, (day) => day));
    expect(observed.values).toHaveLength(400);
    expect(observed.values.at(-1)).toBe(899);
  });

  it.each([
    [[1, 2], true],
    [[1, 2.5], false],
  ])("tells counts from fractions: %j", (quantity, want) => expect(anObserved(quantity).is_count).toBe(want));

  it("takes a day for in stock where nobody wrote it down", () => {
    expect(anObserved([1, 2], []).values).toHaveLength(2);
  });
});

describe("recent demand", () => {
  it("is the mean of in-stock days only: [5, –, –, 7] sells 6 a day", () => {
    expect(recentDemand(anObserved([5, 0, 0, 7], [1, 0, 0, 1]))).toEqual({ window_days: 2, mean: 6, sd: Math.SQRT2 });
  });

  it("looks back 90 in-stock days", () => {
    expect(recentDemand(anObserved([...days(50, 100), ...days(90, 2)]))).toEqual({ window_days: 90, mean: 2, sd: 0 });
  });

  it("says nothing without days", () => expect(recentDemand(anObserved([]))).toBeNull());
});

describe("in-stock fraction", () => {
  it.each([
    [5, 3, 1],
    [5, 0, 0.5],
    [0, 9, 0.5],
    [0, 0, 0],
    [-2, -5, 0],
  ])("of a day from %d to %d is %d", (opening, closing, want) => expect(inStockFraction(opening, closing)).toBe(want));
});

describe("closing stock", () => {
  it("walks back from what is on hand now", () => {
    const movements = [
      { day: "2026-11-20", quantity: -4 },
      { day: "2026-11-18", quantity: 10 },
      { day: "2026-11-20", quantity: -1 },
    ];
    expect(closingStockFromMovements(7, movements)).toEqual([
      { day: "2026-11-17", closing_stock: 2 },
      { day: "2026-11-18", closing_stock: 12 },
      { day: "2026-11-20", closing_stock: 7 },
    ]);
  });

  it("does so whatever the order of the movements", () => {
    const movements = ["2026-11-18", "2026-11-20", "2026-11-19", "2026-11-21"].map((day) => ({ day, quantity: -1 }));
    expect(closingStockFromMovements(0, movements).map(({ day, closing_stock }) => [day, closing_stock])).toEqual([
      ["2026-11-17", 4],
      ["2026-11-18", 3],
      ["2026-11-19", 2],
      ["2026-11-20", 1],
      ["2026-11-21", 0],
    ]);
  });

  it("is empty without movements", () => expect(closingStockFromMovements(7, [])).toEqual([]));
});

describe("demand series from orders", () => {
  const yesterday = addDays(TODAY, -1);
  const records = { lines: [], closing_stock: [], first_day: null, today: TODAY };

  it("adds up what was requested per day, from the first day on, today left out", () => {
    const series = demandSeriesFromOrders({
      ...records,
      lines: [
        { day: "2026-11-20", quantity: 2 },
        { day: "2026-11-20", quantity: 3 },
        { day: TODAY, quantity: 50 },
      ],
    });
    expect(series).toEqual({
      ...{ first_day: "2026-11-20", quantity: [5, 0, 0], in_stock: [1, 1, 1] },
      hour_unknown: [false, false, false],
    });
  });

  it("takes returns for no demand", () => {
    const lines = [
      { day: yesterday, quantity: 4 },
      { day: yesterday, quantity: -3 },
    ];
    expect(demandSeriesFromOrders({ ...records, lines }).quantity).toEqual([4]);
  });

  it("counts a line refused for want of stock as demand on a day that ran empty", () => {
    const lines = [{ day: yesterday, quantity: 4, cancelled_for_stockout: true }];
    expect(demandSeriesFromOrders({ ...records, lines })).toMatchObject({ quantity: [4], in_stock: [0.5] });
  });

  it("begins on the day the item could first be ordered", () => {
    const series = demandSeriesFromOrders({
      ...records,
      first_day: "2026-11-19",
      lines: [{ day: yesterday, quantity: 1 }],
    });
    expect(series.quantity).toEqual([0, 0, 0, 1]);
  });

  it("drops what is older than two years, and whatever lies before the first day", () => {
    const lines = [{ day: "2020-01-01", quantity: 9 }];
    expect(demandSeriesFromOrders({ ...records, lines }).quantity).toEqual(days(730, 0));
    expect(demandSeriesFromOrders({ ...records, lines, first_day: yesterday }).quantity).toEqual([0]);
  });

  it("is empty when nothing is known, or the item starts tomorrow", () => {
    expect(demandSeriesFromOrders(records).quantity).toEqual([]);
    expect(demandSeriesFromOrders({ ...records, first_day: addDays(TODAY, 1) }).quantity).toEqual([]);
  });

  it("carries stock forward between the days that changed it", () => {
    const closing_stock = [
      { day: "2026-11-18", closing_stock: 0 },
      { day: "2026-11-16", closing_stock: 5 },
      { day: "2026-11-21", closing_stock: 8 },
    ];
    const series = demandSeriesFromOrders({ ...records, closing_stock, first_day: "2026-11-15" });
    expect(series.in_stock).toEqual([1, 1, 1, 0.5, 0, 0, 0.5, 1]);
    expect(series.hour_unknown).toEqual([false, false, false, true, false, false, true, false]);
  });

  it("orders the stock records by day, those before the first day too", () => {
    const closing_stock = [
      { day: "2026-11-20", closing_stock: 0 },
      { day: "2026-11-10", closing_stock: 3 },
      { day: "2026-11-18", closing_stock: 0 },
      { day: "2026-11-19", closing_stock: 6 },
    ];
    const series = demandSeriesFromOrders({ ...records, closing_stock, first_day: "2026-11-17" });
    expect(series.in_stock).toEqual([1, 0.5, 0.5, 0.5, 0, 0]);
  });

  it("always covers every day from its first to yesterday", () => {
    const day = fc.integer({ min: -800, max: 3 }).map((offset) => addDays(TODAY, offset));
    const lines = fc.array(fc.record({ day, quantity: fc.integer({ min: -5, max: 50 }) }), { maxLength: 30 });
    const closing_stock = fc.array(fc.record({ day, closing_stock: fc.integer({ min: -5, max: 9 }) }), {
      maxLength: 9,
    });
    fc.assert(
      fc.property(lines, closing_stock, (orders, stock) => {
        const series = demandSeriesFromOrders({ ...records, lines: orders, closing_stock: stock });
        expect(dayNumber(series.first_day) + series.quantity.length).toBe(dayNumber(TODAY));
        expect(series.in_stock).toHaveLength(series.quantity.length);
        expect(series.in_stock.every((fraction) => fraction >= 0 && fraction <= 1)).toBe(true);
      }),
    );
  });
});
