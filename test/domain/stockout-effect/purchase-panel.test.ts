import { describe, expect, it } from "@jest/globals";
import { windowSum } from "../../../src/domain/stockout-effect/panel-window.ts";
import {
  lastFullPeriod,
  periodOf,
  periodsHolding,
  periodsNear,
} from "../../../src/domain/stockout-effect/purchase-period.ts";
import { purchasePanel } from "../../../src/domain/stockout-effect/purchase-panel.ts";
import { seededRandom } from "../../../src/domain/math/seeded-random.ts";
import { aLine, MONDAY, week } from "./panel-builders.ts";

describe("periods", () => {
  it("run from Monday to Sunday, or over a calendar month", () => {
    expect(periodOf(week(1), "week") - periodOf(week(0, 6), "week")).toBe(1);
    expect(periodOf(week(0, 6), "week")).toBe(periodOf(MONDAY, "week"));
    expect(periodOf("2024-02-01", "month") - periodOf("2024-01-31", "month")).toBe(1);
    expect(periodOf("2025-01-01", "month") - periodOf("2024-12-31", "month")).toBe(1);
  });

  it("are over on their last day, not before", () => {
    expect(lastFullPeriod(week(3, 6), "week")).toBe(periodOf(week(3), "week"));
    expect(lastFullPeriod(week(3, 5), "week")).toBe(periodOf(week(2), "week"));
    expect(lastFullPeriod("2024-02-29", "month")).toBe(periodOf("2024-02-01", "month"));
  });

  it("come nearest to 90 days as 13 weeks or 3 months, and hold a gap whole", () => {
    expect([periodsNear(90, "week"), periodsNear(90, "month"), periodsNear(1, "week")]).toEqual([13, 3, 1]);
    expect([periodsHolding(35, "week"), periodsHolding(36, "week"), periodsHolding(1, "month")]).toEqual([5, 6, 1]);
  });
});

describe("purchases by customer and week", () => {
  it("count lines of one day as one order, whatever the order they come in", () => {
    const lines = [
      aLine({ day: week(2, 3), revenue: 30 }),
      aLine({ customer_code: "d" }),
      aLine({ day: MONDAY }),
      aLine({ day: MONDAY, category: "cups" }),
      aLine({ day: week(0, 4) }),
    ];
    const panel = purchasePanel(lines, week(9, 6));
    const c = panel.customers.get("c") ?? -1;
    const first = panel.first_period;
    expect(windowSum(panel, "orders", c, first, first + 1)).toBe(2);
    expect(windowSum(panel, "lines", c, first, first + 1)).toBe(3);
    expect(windowSum(panel, "revenue", c, first + 1, first + 3)).toBe(30);
    expect(windowSum(panel, "orders", c, first + 1, first + 2)).toBe(0);
    expect([...panel.order_lines.slice(0, 4)]).toEqual([2, 1, 1, 1]);
  });

  it("leave out a week that is not over", () => {
    const panel = purchasePanel([aLine(), aLine({ day: week(4) })], week(4, 2));
    expect(windowSum(panel, "orders", 0, panel.first_period, panel.first_period + 10)).toBe(1);
  });

  it("are empty without lines", () => {
    const panel = purchasePanel([], week(4));
    expect([panel.customers.size, panel.periods.length, panel.start.length]).toEqual([0, 0, 1]);
  });

  it("add up to the lines, for any lines", () => {
    const random = seededRandom(7);
    const lines = Array.from({ length: 3000 }, () =>
      aLine({
        customer_code: `c${Math.floor(random() * 90)}`,
        day: week(Math.floor(random() * 40), Math.floor(random() * 7)),
      }),
    );
    const panel = purchasePanel(lines, week(50));
    const from = panel.first_period + 11;
    const total = Array.from({ length: panel.customers.size }, (_, c) => windowSum(panel, "units", c, from, from + 9));
    const wanted = lines.filter(({ day }) => day >= week(11) && day < week(20)).length;
    expect(total.reduce((sum, units) => sum + units, 0)).toBe(wanted);
  });
});
