import { describe, expect, it } from "@jest/globals";
import { churnEffects, type LearnedChurn } from "../../../src/domain/stockout-effect/churn-effects.ts";

const learned = (changes: Partial<LearnedChurn> = {}): LearnedChurn => ({
  shop: { lost_share: 0.12, low: 0.05, high: 0.19 },
  items: [
    { item_code: "CUP", exposed_count: 80, lost_share: 0.2, standard_error: 0.04 },
    { item_code: "JAR", exposed_count: 9, lost_share: -0.02, standard_error: 0.05 },
  ],
  ...changes,
});

describe("the rise of the chance to lose a customer", () => {
  it("is an item's own where it was compared, and the shop's for any other", () => {
    const effects = churnEffects(learned());
    if (effects.kind !== "estimated") throw new Error(effects.reason);
    expect(effects.of("CUP")).toEqual({ lost_share: 0.2, standard_error: 0.04, basis: "item" });
    const shop = effects.of("NEW");
    expect(shop).toMatchObject({ lost_share: 0.12, basis: "shop" });
    expect(shop.standard_error).toBeCloseTo(0.0357, 4);
  });

  it("is nought where customers came back more often", () => {
    const effects = churnEffects(learned());
    expect(effects.kind === "estimated" && effects.of("JAR").lost_share).toBe(0);
  });

  it.each([
    { name: "nothing was compared", given: null, want: "not_compared" },
    {
      name: "the interval holds nought",
      given: learned({ shop: { lost_share: 0.05, low: -0.01, high: 0.11 } }),
      want: "may_be_chance",
    },
  ])("is not told where $name", ({ given, want }) => {
    expect(churnEffects(given)).toEqual({ kind: "not_estimable", reason: want });
  });
});
