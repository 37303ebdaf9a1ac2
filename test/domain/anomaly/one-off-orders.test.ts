import { describe, expect, it } from "@jest/globals";
import { withoutOneOffs } from "../../../src/domain/anomaly/one-off-orders.ts";
import { type StockLook, stockMark } from "../../../src/domain/anomaly/stock-mark.ts";
import { days } from "../demand/a-series.ts";

const day = (day_index: number, sizes: readonly number[]) => ({
  day_index,
  quantity: sizes.reduce((sum, size) => sum + size, 0),
  order_count: sizes.length,
  largest_order: Math.max(0, ...sizes),
});
const ordinary = days(30, 0).map((_, i) => day(i, [4, 5, 6, 5]));
const quantity = (all: readonly ReturnType<typeof day>[]) => all.map((one) => one.quantity);

describe("a one-off big order", () => {
  const spiked = [...ordinary, day(30, [5, 200, 4])];

  it("is cut to a usual size, the other orders of its day left as they are", () => {
    const { quantity: base, removed } = withoutOneOffs(quantity(spiked), spiked);
    expect(base.slice(0, 30)).toEqual(days(30, 20));
    expect(base[30]).toBe(14);
    expect(removed).toMatchObject([{ day_index: 30, quantity: 200, replaced_by: 5 }]);
  });

  it.each([
    ["there is none", ordinary],
    ["another order of half its size says that such orders come again", [...spiked, day(31, [100])]],
    ["many customers made the day", [...ordinary, day(30, days(60, 6))]],
    ["it is no half of its day", [...ordinary, day(30, [200, ...days(41, 5)])]],
    ["too few orders say what is usual", [day(0, [5]), day(1, [200])]],
    ["nobody ordered anything", [day(0, [])]],
    ["nothing is known of orders", []],
  ])("is left where %s", (_, all) => {
    const sold = quantity(all);
    expect(withoutOneOffs(sold, all)).toEqual({ quantity: sold, removed: [] });
  });

  it("just above twice the next largest is looked at", () => {
    const next = [...ordinary, day(30, [99]), day(31, [200])];
    expect(withoutOneOffs(quantity(next), next).removed).toHaveLength(1);
  });
});

describe("the orders of a day that were not the largest", () => {
  it("count as ten at most, each of their mean size, and as none where the largest was all", () => {
    const [first] = [day(0, [40, ...days(6, 2)])];
    const known = withoutOneOffs([52], [first]);
    expect(known.removed).toEqual([]); // six others say too little
    const more = day(0, [400, ...days(8, 2)]);
    expect(withoutOneOffs([416], [more])).toMatchObject({
      quantity: [18],
      removed: [{ quantity: 400, replaced_by: 2 }],
    });
    const alone = [...days(8, 0).map((_, i) => day(i, [2])), day(8, [400])];
    expect(withoutOneOffs(quantity(alone), alone).quantity).toEqual(days(9, 2));
  });
});

describe("a mark of the books", () => {
  const look = (today: string, on_hand: number, movements: StockLook["movements"]): StockLook => ({
    ...{ today, on_hand, unit: "个", movements },
  });
  const sold = { day: "2026-11-20", quantity: -3 };
  const monday = stockMark(null, look("2026-11-23", 100, [sold]));

  it("tells nothing at the first look", () => {
    expect(monday).toEqual({
      ...{ day: "2026-11-23", on_hand: 100, documented: -3, since: "2026-05-27" },
      finding: null,
    });
  });

  it("finds what changed from one day's first look to the next without a document", () => {
    const { finding } = stockMark(monday, look("2026-11-24", 80, [sold, { day: "2026-11-23", quantity: -8 }]));
    expect(finding).toEqual({
      difference: -12,
      sentence: "库存由 100 变为 80 个，单据只解释 -8 个，少了 12 个，请查漏记的出入库。",
    });
  });

  it("counts a document that came late, whatever day it bears", () => {
    const late = [{ day: "2026-11-01", quantity: -20 }, sold];
    expect(stockMark(monday, look("2026-11-24", 80, late)).finding).toBeNull();
  });

  it.each([
    [95, null],
    [94, -6],
    [105, null],
    [106, 6],
  ])("lets five in a hundred pass: %d of 100", (on_hand, want) => {
    expect(stockMark(monday, look("2026-11-24", on_hand, [sold])).finding?.difference ?? null).toBe(want);
  });

  it("stays as it is until the next day", () => {
    expect(stockMark(monday, look("2026-11-23", 7, []))).toBe(monday);
  });

  it("tells nothing where sales are not written as documents", () => {
    expect(stockMark(monday, look("2026-11-24", 80, [{ day: "2026-11-20", quantity: 3 }])).finding).toBeNull();
    expect(stockMark(monday, look("2026-12-21", 80, [sold])).finding).toBeNull();
    expect(stockMark(monday, look("2026-12-20", 80, [sold])).finding).not.toBeNull();
  });

  it("adds up the documents of half a year, and no older ones", () => {
    const dated = ["2026-05-26", "2026-05-27", "2026-11-23"].map((day, i) => ({ day, quantity: -(10 ** i) }));
    expect(stockMark(null, look("2026-11-23", 100, dated)).documented).toBe(-110);
  });

  it("is told by any sale, whatever else was written", () => {
    const goods = { day: "2026-11-19", quantity: 40 };
    const both = stockMark(null, look("2026-11-23", 100, [goods, sold]));
    expect(stockMark(both, look("2026-11-24", 80, [goods, sold])).finding?.difference).toBe(-20);
    expect(stockMark(both, look("2026-11-24", 80, [{ day: "2026-11-20", quantity: 0 }])).finding).toBeNull();
  });
});
