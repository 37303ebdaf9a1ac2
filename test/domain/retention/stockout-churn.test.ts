import { describe, expect, it } from "@jest/globals";
import { shareOf } from "../../../src/domain/retention/share-interval.ts";
import {
  type MetShortage,
  type OrderedItem,
  retentionOutcome,
  type RetentionOutcome,
} from "../../../src/domain/retention/retention-outcome.ts";
import { type JudgedShortage, stockoutChurn, stockoutChurnBy } from "../../../src/domain/retention/stockout-churn.ts";
import { ripeCount } from "../../../src/domain/retention/ripe-count.ts";
import { churnText } from "../../../src/domain/retention/stockout-churn-text.ts";

const TODAY = "2026-06-30";

function aShortage(over: Partial<MetShortage> = {}): MetShortage {
  return {
    ...{ customer_code: "c", order_no: "o", item_code: "mask", category: "skin", channel: "web", day: "2026-03-10" },
    ...over,
  };
}

function anOrder(day: string, item_code = "mask", category = "skin"): OrderedItem {
  return { day, item_code, category };
}

describe("retentionOutcome", () => {
  const judge = (ordered: readonly OrderedItem[], over: { gap_days?: number | null; today?: string } = {}) =>
    retentionOutcome({ shortage: aShortage(), gap_days: 30, ordered, today: TODAY, ...over });

  it.each<{ name: string; got: () => RetentionOutcome; want: RetentionOutcome }>([
    { name: "lost: no order within the gap", got: () => judge([]), want: "lost" },
    {
      name: "lost: an order a day after the gap comes too late",
      got: () => judge([anOrder("2026-04-10")]),
      want: "lost",
    },
    { name: "kept: an order on the last day of the gap", got: () => judge([anOrder("2026-04-09")]), want: "same_item" },
    {
      name: "lost: the order of the day itself met the shortage",
      got: () => judge([anOrder("2026-03-10", "soap")]),
      want: "lost",
    },
    { name: "lost: orders before do not count", got: () => judge([anOrder("2026-03-01")]), want: "lost" },
    {
      name: "switched: another item of the category",
      got: () => judge([anOrder("2026-03-20", "cream")]),
      want: "switched",
    },
    {
      name: "switched, though other goods came later",
      got: () => judge([anOrder("2026-03-20", "cream"), anOrder("2026-03-25", "soap", "bath")]),
      want: "switched",
    },
    { name: "other goods alone", got: () => judge([anOrder("2026-03-20", "soap", "bath")]), want: "other_goods" },
    {
      name: "same item, though others were bought before",
      got: () => judge([anOrder("2026-03-20", "cream"), anOrder("2026-03-25")]),
      want: "same_item",
    },
    { name: "pending on the last day of the gap", got: () => judge([], { today: "2026-04-09" }), want: "pending" },
    { name: "lost the day after it", got: () => judge([], { today: "2026-04-10" }), want: "lost" },
    { name: "unknown without a gap", got: () => judge([anOrder("2026-03-20")], { gap_days: null }), want: "unknown" },
  ])("$name", ({ got, want }) => expect(got()).toBe(want));

  it("knows no switch for an item without a category", () => {
    const shortage = aShortage({ category: "" });
    const ordered = [anOrder("2026-03-20", "cream", "")];
    expect(retentionOutcome({ shortage, gap_days: 30, ordered, today: TODAY })).toBe("other_goods");
  });
});

/** Nine customers by hand: 张 to 郑. Lost 3 (王, 吴, and 孙 at their last), kept 4, one pending, one unknown. */
const COHORT: readonly JudgedShortage[] = [
  { ...aShortage({ customer_code: "张", order_no: "1" }), outcome: "same_item", is_over: true },
  { ...aShortage({ customer_code: "王", order_no: "2" }), outcome: "lost", is_over: true },
  { ...aShortage({ customer_code: "李", order_no: "3", channel: "shop" }), outcome: "switched", is_over: true },
  { ...aShortage({ customer_code: "赵", order_no: "4", channel: "shop" }), outcome: "other_goods", is_over: true },
  { ...aShortage({ customer_code: "钱", order_no: "5", day: "2026-06-20" }), outcome: "pending", is_over: false },
  { ...aShortage({ customer_code: "孙", order_no: "6" }), outcome: "same_item", is_over: true },
  {
    ...aShortage({ customer_code: "孙", order_no: "7", day: "2026-04-02", item_code: "soap" }),
    outcome: "lost",
    is_over: true,
  },
  { ...aShortage({ customer_code: "周", order_no: "8" }), outcome: "unknown", is_over: false },
  { ...aShortage({ customer_code: "吴", order_no: "9", item_code: "soap" }), outcome: "lost", is_over: true },
  { ...aShortage({ customer_code: "郑", order_no: "10" }), outcome: "same_item", is_over: true },
  { ...aShortage({ customer_code: "郑", order_no: "10", item_code: "soap" }), outcome: "other_goods", is_over: true },
];

describe("stockoutChurn", () => {
  it("counts a hand-made cohort: 3 lost of 7 customers, 3 of 8 orders", () => {
    const { by_customer, by_order } = stockoutChurn(COHORT);
    expect(by_customer.outcomes).toEqual({
      ...{ lost: 3, same_item: 2, switched: 1, other_goods: 1, pending: 1, unknown: 1 },
    });
    expect(by_customer.churn).toMatchObject({ count: 3, of: 7 });
    expect(by_order.churn).toMatchObject({ count: 3, of: 8 });
  });

  it("says it with its interval", () => {
    expect(churnText(stockoutChurn(COHORT).by_customer)).toBe("43%（95% 区间 16%–75%，3/7 位）");
    expect(churnText(stockoutChurn([]).by_customer)).toBe("还没有能判断的");
  });

  it.each([
    { part: "item_code", want: { mask: [1, 6], soap: [2, 3] } },
    { part: "channel", want: { shop: [0, 2], web: [3, 5] } },
    { part: "month", want: { "2026-03": [2, 7], "2026-04": [1, 1] } },
  ] as const)("tells $part apart", ({ part, want }) => {
    const got = [...stockoutChurnBy(COHORT, part)]
      .map(([key, { by_customer }]) => [key, by_customer.churn] as const)
      .flatMap(([key, churn]) => (churn === null ? [] : [[key, [churn.count, churn.of]] as const]));
    expect(Object.fromEntries(got)).toEqual(want);
  });

  it("does not count who came back early while the others still may", () => {
    const early: JudgedShortage = { ...aShortage({ customer_code: "早" }), outcome: "same_item", is_over: false };
    const { by_customer } = stockoutChurn([...COHORT, early]);
    expect(by_customer.outcomes.same_item).toBe(3);
    expect(by_customer.churn).toMatchObject({ count: 3, of: 7 });
  });

  it("gives no rate where all are pending", () => {
    expect(stockoutChurn([{ ...aShortage(), outcome: "pending", is_over: false }]).by_customer.churn).toBeNull();
  });
});

describe("ripeCount", () => {
  const judged = (over: number, early: number): readonly JudgedShortage[] =>
    Array.from({ length: over + early }, (_, i) => ({
      ...aShortage({ customer_code: `c${i}` }),
      ...{ outcome: "same_item", is_over: i < over },
    }));

  it("is empty while more than a fifth still have time", () => {
    expect(ripeCount("2026-03", stockoutChurn(judged(8, 2)).by_customer)).toEqual({
      period: "2026-03",
      count: 0,
      of: 8,
    });
    expect(ripeCount("2026-03", stockoutChurn(judged(7, 3)).by_customer)).toEqual({
      period: "2026-03",
      count: 0,
      of: 0,
    });
  });
});

describe("shareOf", () => {
  it("has the score interval of Wilson: 10 of 100 lies in 5.52 % to 17.44 %", () => {
    const share = shareOf(10, 100);
    expect(share?.low).toBeCloseTo(0.0552, 4);
    expect(share?.high).toBeCloseTo(0.1744, 4);
  });

  it("stays within nought and one, and holds its rate", () => {
    expect(shareOf(0, 3)).toMatchObject({ low: 0, rate: 0 });
    expect(shareOf(3, 3)).toMatchObject({ high: 1, rate: 1 });
    expect(shareOf(0, 0)).toBeNull();
  });
});
