import { describe, expect, it } from "@jest/globals";
import { isInScope } from "../../../src/domain/demand/demand-scope.ts";
import { learnedUplift, PRIOR_DAYS } from "../../../src/domain/promotion/learned-uplift.ts";
import type { PromotionRun } from "../../../src/domain/promotion/learned-uplift.ts";
import { strongestByDay } from "../../../src/domain/promotion/promotion-days.ts";
import { promotionFamily } from "../../../src/domain/promotion/promotion-family.ts";
import { PROMOTION_STAGE_LABELS, PROMOTION_STAGES, touchesItem } from "../../../src/domain/promotion/promotion.ts";
import type { Promotion } from "../../../src/domain/promotion/promotion.ts";

const item = { item_code: "A1", category: "饮料", brand: "清泉" };

function aPromotion(overrides: Partial<Promotion> = {}): Promotion {
  return {
    ...{ promotion_name: "618 现货", channel: null, stage: "sale", expected_uplift: null },
    ...{ start_date: "2026-06-16", end_date: "2026-06-20", scope: { kind: "all", values: [] } },
    ...overrides,
  };
}

describe("scope", () => {
  it.each([
    ["all", [], true],
    ["category", ["饮料", "零食"], true],
    ["category", ["零食"], false],
    ["brand", ["清泉"], true],
    ["brand", ["饮料"], false],
    ["item", ["A1"], true],
    ["item", ["A2"], false],
  ] as const)("%s %j covers the item: %s", (kind, values, want) => {
    expect(isInScope({ kind, values }, item)).toBe(want);
  });

  it("of a category or a brand covers no item without one", () => {
    const bare = { item_code: "A1", category: null, brand: null };
    expect(isInScope({ kind: "category", values: ["饮料"] }, bare)).toBe(false);
    expect(isInScope({ kind: "brand", values: ["清泉"] }, bare)).toBe(false);
  });
});

describe("promotions for an item", () => {
  it.each([
    ["线上", "线上", true],
    ["线上", "门店", false],
    ["线上", null, true],
    [null, "门店", true],
  ])("of channel %s seen from channel %s: %s", (channel, seen, want) => {
    expect(touchesItem(aPromotion({ channel }), item, seen)).toBe(want);
  });

  it("are not those of other items", () => {
    const other = aPromotion({ scope: { kind: "item", values: ["B"] } });
    expect(touchesItem(other, item)).toBe(false);
  });

  it("have stages named as in the form", () => {
    expect(PROMOTION_STAGES.map((stage) => PROMOTION_STAGE_LABELS[stage])).toEqual([
      "预售定金",
      "尾款",
      "现货",
      "返场",
    ]);
  });
});

describe("the strongest of several promotions", () => {
  const days = (...promotions: readonly (Partial<Promotion> & { uplift: number })[]) =>
    strongestByDay(
      promotions.map((each) => ({ ...aPromotion(each), uplift: each.uplift })),
      item,
      { first_day: "2026-06-15", days: 3 },
    ).map((each) => each?.uplift ?? null);

  it("counts alone, day by day", () => {
    expect(days({ uplift: 2 }, { uplift: 3, start_date: "2026-06-17" })).toEqual([null, 2, 3]);
    expect(days({ uplift: 3, end_date: "2026-06-16" }, { uplift: 2 })).toEqual([null, 3, 2]);
  });

  it("is the one farthest from unchanged, down as well as up; of equals the first", () => {
    expect(days({ uplift: 1.5 }, { uplift: 0.4 })[1]).toBe(0.4);
    expect(days({ uplift: 0.8 }, { uplift: 1.5 })[1]).toBe(1.5);
    expect(days({ uplift: 2 }, { uplift: 0.5 })[1]).toBe(2);
  });

  it("begins and ends with its own days, wherever the stretch lies", () => {
    const stretch = (first_day: string, days: number) =>
      strongestByDay([{ ...aPromotion(), uplift: 2 }], item, { first_day, days }).map((each) => each !== null);
    expect(stretch("2026-06-15", 7)).toEqual([false, true, true, true, true, true, false]);
    expect(stretch("2026-06-18", 2)).toEqual([true, true]);
    expect(stretch("2026-06-20", 2)).toEqual([true, false]);
    expect(stretch("2026-06-14", 2)).toEqual([false, false]);
    expect(stretch("2026-06-21", 2)).toEqual([false, false]);
  });

  it("looks at the location's channel", () => {
    const online = { ...aPromotion({ channel: "线上" }), uplift: 2 };
    const span = { first_day: "2026-06-16", days: 1, channel: "门店" };
    expect(strongestByDay([online], item, span)).toEqual([null]);
  });
});

describe("family of a promotion", () => {
  it.each([
    ["2025 双11 返场", "双11"],
    ["双11（返场）2026年", "双11"],
    ["618 预售定金", "618"],
    ["618-尾款", "618"],
    ["Black Friday 2025", "blackfriday"],
    ["年货节", "年货节"],
  ])("%s is %s", (name, want) => expect(promotionFamily(name)).toBe(want));
});

describe("uplift learned from earlier runs", () => {
  const run = (overrides: Partial<PromotionRun> & { name?: string } = {}): PromotionRun => ({
    promotion: { promotion_name: overrides.name ?? "2025 618 现货", stage: "sale" },
    ...{ item_code: "A1", category: "饮料", days: 14, requested: 300, expected: 100 },
    ...overrides,
  });

  it("is the person's without any, else unchanged", () => {
    expect(learnedUplift(aPromotion({ expected_uplift: 1.8 }), item, [])).toEqual({
      ...{ uplift: 1.8, log_sd: 0.5, learned_days: 0 },
    });
    expect(learnedUplift(aPromotion(), item, []).uplift).toBe(1);
  });

  it("by hand: a fortnight of its own at three times meets a person's one and a half in the middle", () => {
    expect(PRIOR_DAYS).toBe(14);
    const learned = learnedUplift(aPromotion({ expected_uplift: 1.5 }), item, [run()]);
    expect(learned.uplift).toBeCloseTo(2.25, 12);
    expect(learned.log_sd).toBeCloseTo(0.5 * Math.SQRT1_2, 12);
    expect(learned.learned_days).toBe(14);
  });

  it("by hand: others of all kinds, then of the category, then its own, each drawn from the one before", () => {
    const runs = [
      run({ item_code: "Z", category: "纸品" }),
      run({ item_code: "B", requested: 500 }),
      run({ requested: 700 }),
    ];
    // 1 → (1 + 3) ÷ 2 = 2 → (2 + 5) ÷ 2 = 3.5 → (3.5 + 7) ÷ 2 = 5.25
    expect(learnedUplift(aPromotion(), item, runs).uplift).toBeCloseTo(5.25, 12);
  });

  it("hears others no longer than four weeks, itself without limit", () => {
    const others = learnedUplift(aPromotion(), item, [run({ item_code: "B", days: 1000 })]);
    expect(others.learned_days).toBe(28);
    expect(others.uplift).toBeCloseTo((14 + 28 * 3) / 42, 12);
    expect(learnedUplift(aPromotion(), item, [run({ days: 1000 })]).learned_days).toBe(1000);
  });

  it("counts another promotion of the same stage half", () => {
    expect(learnedUplift(aPromotion(), item, [run({ name: "双11 现货" })]).learned_days).toBe(7);
  });

  it("an item without category learns from all items and itself", () => {
    const bare = { item_code: "A1", category: null };
    expect(learnedUplift(aPromotion(), bare, [run({ item_code: "B", category: null })]).uplift).toBeCloseTo(2, 12);
  });

  it.each([
    ["another stage", run({ promotion: { promotion_name: "618", stage: "presale" } })],
    ["a run of no days", run({ days: 0 })],
    ["a run in which nothing was expected", run({ expected: 0 })],
  ])("leaves out %s", (_, left) => expect(learnedUplift(aPromotion(), item, [left]).uplift).toBe(1));

  it("keeps within a twentieth and twenty times", () => {
    expect(learnedUplift(aPromotion({ expected_uplift: 500 }), item, []).uplift).toBe(20);
    expect(learnedUplift(aPromotion({ expected_uplift: 0 }), item, []).uplift).toBe(0.05);
    const absurd = learnedUplift(aPromotion(), item, [run({ requested: 1e9 })]);
    expect(absurd.uplift).toBeCloseTo(10.5, 12);
  });
});
