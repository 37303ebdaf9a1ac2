import { describe, expect, it } from "@jest/globals";
import { chanceOfAny, futureLoss, rankedLoss, sumOfKnown } from "../../../src/domain/exposure/expected-loss.ts";
import { EXPOSURE_KINDS } from "../../../src/domain/exposure/exposure-sign.ts";
import { residualValue } from "../../../src/domain/exposure/residual-value.ts";

describe("what a customer is still worth", () => {
  it("by hand: a year's margin of 800, three in four to be a customer still", () => {
    expect(residualValue({ value: 800, value_basis: "margin", alive_probability: 0.75 })).toEqual({
      ...{ yuan: 600, basis: "margin" },
    });
  });

  it("says what it is counted by", () => {
    expect(residualValue({ value: 5_000, value_basis: "revenue", alive_probability: 0.2 })).toEqual({
      ...{ yuan: 1_000, basis: "revenue" },
    });
  });

  it("is nothing of whoever costs more than they bring", () => {
    expect(residualValue({ value: -90, value_basis: "margin", alive_probability: 1 })?.yuan).toBe(0);
  });

  it.each([
    { value: null, value_basis: null, alive_probability: 0.9 },
    { value: 10, value_basis: null, alive_probability: 0.9 },
    { value: 10, value_basis: "margin" as const, alive_probability: null },
  ])("is not made up of $value by $value_basis at $alive_probability", (known) => {
    expect(residualValue(known)).toBeNull();
  });
});

describe("what a shortage is expected to cost beyond the units not sold", () => {
  it("by hand: one in two meets it, a tenth of those leaves for it, and 600 are lost with them", () => {
    expect(futureLoss({ probability: 0.5, churn_effect: 0.1, residual_value: 600 })).toBeCloseTo(30, 12);
  });

  it("by hand: of a half, a fifth and nothing any comes true six times in ten", () => {
    expect(chanceOfAny([0.5, 0.2, 0])).toBeCloseTo(0.6, 12);
    expect(chanceOfAny([0.3, 1])).toBe(1);
    expect(chanceOfAny([])).toBe(0);
  });

  it("ranks together with the margin where both are margin, and never where it is counted by revenue", () => {
    const loss = { margin_loss: 20, future_loss: 30 };
    expect(rankedLoss(loss, "margin")).toBe(50);
    expect(rankedLoss(loss, "revenue")).toBe(20);
    expect(rankedLoss(loss, null)).toBe(20);
    expect(rankedLoss({ margin_loss: null, future_loss: null }, "margin")).toBe(0);
  });

  it("adds up to what is known, and to nothing told where nothing is", () => {
    expect(sumOfKnown([1, null, 2.5])).toBe(3.5);
    expect(sumOfKnown([0])).toBe(0);
    expect(sumOfKnown([null])).toBeNull();
    expect(sumOfKnown([])).toBeNull();
  });
});

describe("the kinds of exposures", () => {
  it("name the surest first", () => {
    expect(EXPOSURE_KINDS[0]).toBe("open");
    expect(EXPOSURE_KINDS.at(-1)).toBe("predicted");
  });
});
