import { describe, expect, it } from "@jest/globals";
import { assessStockoutRisk } from "../../../src/domain/risk/assess-stockout-risk.ts";
import { explanationLines } from "../../../src/domain/risk/explanation-lines.ts";
import { explanationSentence } from "../../../src/domain/risk/explanation-sentence.ts";
import { aRiskInput, type RiskOverrides } from "./a-risk-input.ts";

const assessed = (overrides: RiskOverrides = {}) => assessStockoutRisk(aRiskInput(overrides));
const item = { minimum_stock: 90 };

describe("a minimum that is written for one place", () => {
  it.each([
    { name: "goes before the item's where it is higher", place: 310, item: 90, want: "high" },
    { name: "goes before the item's where it is lower", place: 90, item: 310, want: "none" },
    { name: "goes before the item's where it is nought: no minimum here", place: 0, item: 310, want: "none" },
    { name: "stands alone where the item has none", place: 310, item: null, want: "high" },
    { name: "leaves the item's where nobody wrote one", place: undefined, item: 310, want: "high" },
  ])("$name", ({ place, item: minimum_stock, want }) => {
    const own = place === undefined ? {} : { place_minimum_stock: place };
    expect(assessed({ stock: { on_hand: 300 }, item: { minimum_stock }, ...own }).severity).toBe(want);
  });

  it("lifts the levels, the order and what would clear the alert as the item's does", () => {
    const ofPlace = assessed({ stock: { on_hand: 300 }, item, place_minimum_stock: 310 });
    const ofItem = assessed({ stock: { on_hand: 300 }, item: { minimum_stock: 310 } });
    expect(ofPlace.reorder_point).toBe(310);
    for (const part of ["reorder_point", "order_up_to_level", "suggested_order_quantity", "order_by_date"] as const) {
      expect(ofPlace[part]).toEqual(ofItem[part]);
    }
    expect(ofPlace.explanation.clears).toEqual(ofItem.explanation.clears);
  });

  it("lies beneath what is kept aside for key customers", () => {
    const both = assessed({ item, place_minimum_stock: 400, reserved_quantity: 25 });
    expect(both.reorder_point).toBe(425);
    const sentence = explanationSentence(assessed({ place_minimum_stock: 480, reserved_quantity: 25 }).explanation);
    expect(sentence).toContain("已降到库存下限 480 个加为重点客户预留的 25 个");
  });

  it("is told in the sentence, and in the table with the form that it stands on", () => {
    const { explanation } = assessed({ stock: { on_hand: 300 }, item, place_minimum_stock: 310 });
    const told = (of: typeof explanation) => explanationLines(of).find(({ label }) => label === "库存下限")?.value;
    expect(explanationSentence(explanation)).toContain("已降到库存下限 310 个");
    expect(told(explanation)).toBe("310 个（“库存台账”为本处填写，先于商品资料）");
    expect(told(assessed({ item }).explanation)).toBe("90 个");
  });
});
