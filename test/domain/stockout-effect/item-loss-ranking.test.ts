import { describe, expect, it } from "@jest/globals";
import { finished } from "../../../src/domain/math/steps.ts";
import { itemLossSteps, shrunkItems } from "../../../src/domain/stockout-effect/item-loss-ranking.ts";
import { judgedShop } from "../../../src/domain/stockout-effect/simulator/judged-shop.ts";
import { SHOP_PLAN } from "../../../src/domain/stockout-effect/simulator/shop-plan.ts";

const item = (item_code: string, exposed_count: number, raw_lost_share: number) => ({
  item_code,
  exposed_count,
  raw_lost_share,
});

describe("items by the customers they lose", () => {
  it("does not let two unlucky customers top the list", () => {
    const ranked = shrunkItems(
      [item("rare", 2, 0.8), item("bad", 200, 0.3), item("mild", 300, 0.05), item("plain", 250, 0.1)],
      0.2,
    );
    expect(ranked.map(({ item_code }) => item_code)).toEqual(["bad", "rare", "plain", "mild"]);
    expect(ranked[0]?.lost_share).toBeGreaterThan(0.25);
    expect(ranked[0]?.customers_lost).toBeCloseTo(200 * (ranked[0]?.lost_share ?? 0));
  });

  it("gives every item the common share where they differ no more than chance", () => {
    const ranked = shrunkItems([item("a", 10, 0.1), item("b", 10, 0.2), item("c", 10, 0.15)], 0.2);
    for (const { lost_share } of ranked) expect(lost_share).toBeCloseTo(0.15);
  });

  it("takes numbers without scatter as they are", () => {
    expect(shrunkItems([item("a", 5, 0.2)], 0)).toMatchObject([{ lost_share: 0.2, standard_error: 0 }]);
    expect(shrunkItems([item("a", 5, 0.4), item("b", 5, 0.2)], 0)).toHaveLength(2);
  });

  it("sets items that hurt above those that do not, and holds back the smallest", () => {
    const effect = { rate_drop: 0, extra_dropout: 0.25, item_harm: [2, 0, 0, 0] };
    const { compared } = judgedShop(
      { ...SHOP_PLAN, seed: 5, items: 8, categories: 2, customers: 3000, effect },
      { draws: 50 },
    );
    const ranked = finished(itemLossSteps(compared.frame, compared.sets));
    expect(new Set(ranked.slice(0, 2).map(({ item_code }) => item_code))).toEqual(new Set(["item-0", "item-4"]));
    const spread = (read: (one: (typeof ranked)[number]) => number) =>
      Math.max(...ranked.map(read)) - Math.min(...ranked.map(read));
    expect(spread(({ lost_share }) => lost_share)).toBeLessThan(spread(({ raw_lost_share }) => raw_lost_share));
    expect(finished(itemLossSteps(compared.frame, []))).toEqual([]);
  });
});
