import { describe, expect, it } from "@jest/globals";
import type { EffectAtWork } from "../../../src/domain/known-days/effects-at-work.ts";
import { effectClauses, effectName, learnedText } from "../../../src/domain/risk/effect-text.ts";

const TODAY = "2026-11-23";

function aPromotion(parts: Partial<Extract<EffectAtWork, { kind: "promotion" }>> = {}): EffectAtWork {
  return {
    ...{ kind: "promotion", promotion_name: "双12", stage: "sale", from: "2026-12-10", to: "2026-12-13" },
    ...{ multiple: 3, own_runs: 0, learned_days: 0, expected_uplift: null },
    ...parts,
  };
}

const holiday: EffectAtWork = {
  ...{ kind: "calendar", effect: "around_eve", from: "2027-02-05", to: "2027-02-12", multiple: 0.25 },
};
const aPrice = (past_price: number, coming_price: number, multiple: number, own_days: number): EffectAtWork => ({
  ...{ kind: "price", past_price, coming_price, multiple, own_days },
});
const textOf = (effect: EffectAtWork) => effectClauses({ at_work: [effect] }, TODAY)[0];

describe("what will move demand, in words", () => {
  it.each<[string, EffectAtWork, string]>([
    [
      "a promotion by the item's own runs",
      aPromotion({ own_runs: 2, learned_days: 4, expected_uplift: 5 }),
      "“双12”现货期（12 月 10 日至 12 月 13 日）预计为平日的 3 倍（按本商品前 2 次活动学习）",
    ],
    [
      "by other promotions of the stage",
      aPromotion({ learned_days: 4, expected_uplift: 5, stage: "presale" }),
      "“双12”预售定金期（12 月 10 日至 12 月 13 日）预计为平日的 3 倍（按同阶段的其他活动学习）",
    ],
    [
      "by plan, on one day",
      aPromotion({ expected_uplift: 3, to: "2026-12-10" }),
      "“双12”现货期（12 月 10 日）预计为平日的 3 倍（按计划倍数）",
    ],
    [
      "by nothing, its stage in its name",
      aPromotion({ promotion_name: "双12现货", multiple: 1 }),
      "“双12现货”（12 月 10 日至 12 月 13 日）预计为平日的 1 倍（没有可参考的活动，倍数未知）",
    ],
    ["a feast, next year", holiday, "春节（2027 年 2 月 5 日至 2027 年 2 月 12 日）预计为平日的 0.25 倍"],
    [
      "a price cut by the item's own past",
      aPrice(12, 9.6, 1.44, 30),
      "售价由 12 调到 9.6（−20%），预计为平日的 1.4 倍（按本商品以往价格变动学习）",
    ],
    [
      "a price rise by that of others",
      aPrice(9.99, 12.5, 0.7, 0),
      "售价由 9.99 调到 12.5（+25%），预计为平日的 0.7 倍（按其他商品学习）",
    ],
  ])("%s", (_, effect, want) => expect(textOf(effect)).toBe(want));

  it("begins with what moves most, up or down alike", () => {
    const clauses = effectClauses(
      { at_work: [aPromotion({ multiple: 2 }), holiday, aPromotion({ multiple: 3 })] },
      TODAY,
    );
    expect(clauses.map((clause) => /平日的 ([\d.]+) 倍/.exec(clause)?.[1])).toEqual(["0.25", "3", "2"]);
    expect(effectClauses({ at_work: [] }, TODAY)).toEqual([]);
  });
});

describe("what was learned of an effect, in words", () => {
  const learned = { effect: "before_eve", multiple: 1.4, standard_error: 0.5, days: 12 } as const;

  it("is the multiple, its error in multiples, and from how many days", () => {
    expect(learnedText(learned)).toBe("平日的 1.4 倍（±0.7，12 天）");
    expect(learnedText({ ...learned, days: 0 })).toBe("平日的 1.4 倍（±0.7，按其他商品）");
  });

  it("of the price is what a cut by a tenth brings", () => {
    const elasticity = { effect: "relative_price", multiple: Math.exp(-1.7), standard_error: 0.4, days: 30 } as const;
    expect(learnedText(elasticity)).toBe("−1.7（±0.4，30 天）：降价 10% 约多卖 20%");
    expect(learnedText({ ...elasticity, days: 0 })).toBe("−1.7（±0.4，按其他商品）：降价 10% 约多卖 20%");
  });

  it.each([
    ["relative_price", "价格弹性"],
    ["before_eve", "年前备货"],
    ["around_eve", "春节"],
    ["holiday", "法定假"],
    ["promotion_presale", "促销·预售定金"],
  ] as const)("%s is called %s, without its remark", (effect, name) => expect(effectName(effect)).toBe(name));
});
