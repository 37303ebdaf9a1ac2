import { describe, expect, it } from "@jest/globals";
import { promotedDays, promotionRuns } from "../../../src/domain/promotion/promotion-runs.ts";
import type { Promotion } from "../../../src/domain/promotion/promotion.ts";

const FIRST = "2026-06-01";
const ITEM = { item_code: "A1", category: "饮料" };

function aPromotion(start_date: string, end_date: string, promotion_name = "618"): Promotion {
  const rest = { channel: null, stage: "sale", expected_uplift: null, scope: { kind: "all", values: [] } } as const;
  return { ...rest, promotion_name, start_date, end_date };
}

/** Sixty days of ten a day; `special` by index. */
function aSeries(special: Readonly<Record<number, number>> = {}, out: readonly number[] = []) {
  const quantity = Array.from({ length: 60 }, (_, i) => special[i] ?? 10);
  return { first_day: FIRST, quantity, in_stock: quantity.map((_, i): number => (out.includes(i) ? 0 : 1)) };
}

const flat = new Float64Array(60).fill(1);
const runsOf = (series: ReturnType<typeof aSeries>, ...promotions: readonly Promotion[]) =>
  promotionRuns(promotions, ITEM, series, flat);

describe("runs of a promotion", () => {
  it("are its days, what they sold and what usual days around them let expect", () => {
    const promotion = aPromotion("2026-06-11", "2026-06-12");
    expect(runsOf(aSeries({ 10: 30, 11: 50 }), promotion)).toEqual([
      { promotion, ...ITEM, days: 2, requested: 80, expected: 20 },
    ]);
  });

  it("count no day out of stock, and in part what was partly in stock", () => {
    const series = aSeries({ 10: 30, 11: 0, 12: 15 }, [11]);
    series.in_stock[12] = 0.5;
    expect(runsOf(series, aPromotion("2026-06-11", "2026-06-13"))).toMatchObject([
      { days: 2, requested: 45, expected: 15 },
    ]);
  });

  it("are expected to sell more on days that sell more anyway", () => {
    const shape = Float64Array.from(flat, (_, i) => (i === 10 ? 2 : 1));
    const [run] = promotionRuns([aPromotion("2026-06-11", "2026-06-11")], ITEM, aSeries({ 10: 60 }), shape);
    expect(run).toMatchObject({ requested: 60, expected: 20 });
  });

  it("look at usual days up to four weeks away and at none of another promotion", () => {
    const series = aSeries({ 0: 1000, 30: 40, 31: 500, 59: 1000 });
    const other = aPromotion("2026-07-02", "2026-07-02", "周年庆");
    const [run] = runsOf(series, aPromotion("2026-07-01", "2026-07-01"), other);
    // Days 2 … 58 around day 30, without the two promoted ones, sold ten each.
    expect(run).toMatchObject({ requested: 40, expected: 10 });
  });

  it("say nothing without seven usual days around them, without sales on them, or outside the history", () => {
    const most = aPromotion("2026-06-01", "2026-07-23");
    expect(runsOf(aSeries(), most)).toHaveLength(1);
    expect(runsOf(aSeries(), aPromotion("2026-06-01", "2026-07-24"))).toEqual([]);
    const none = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [i, i === 10 ? 5 : 0]));
    expect(runsOf(aSeries(none), aPromotion("2026-06-11", "2026-06-11"))).toEqual([]);
    expect(runsOf(aSeries(), aPromotion("2026-08-01", "2026-08-05"))).toEqual([]);
    expect(runsOf(aSeries(), aPromotion("2026-05-01", "2026-05-05"))).toEqual([]);
    expect(runsOf(aSeries({}, [10]), aPromotion("2026-06-11", "2026-06-11"))).toEqual([]);
  });
});

describe("promoted days", () => {
  it("are the days of any promotion that lie in the series", () => {
    const series = { first_day: FIRST, quantity: [1, 1, 1, 1], in_stock: [1, 1, 1, 1] };
    const flags = (from: string, to: string) => [...promotedDays([aPromotion(from, to)], series)];
    expect(flags("2026-05-30", "2026-06-01")).toEqual([1, 0, 0, 0]);
    expect(flags("2026-06-03", "2026-06-09")).toEqual([0, 0, 1, 1]);
    expect(flags("2026-05-01", "2026-05-31")).toEqual([0, 0, 0, 0]);
    expect(flags("2026-06-05", "2026-06-09")).toEqual([0, 0, 0, 0]);
  });
});
