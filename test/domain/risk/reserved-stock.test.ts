import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { assessStockoutRisk } from "../../../src/domain/risk/assess-stockout-risk.ts";
import { explanationLines } from "../../../src/domain/risk/explanation-lines.ts";
import { explanationSentence } from "../../../src/domain/risk/explanation-sentence.ts";
import { aRiskInput, type RiskOverrides } from "./a-risk-input.ts";

const assessed = (overrides: RiskOverrides = {}) => assessStockoutRisk(aRiskInput(overrides));

describe("stock that is kept aside for key customers", () => {
  it("lies beneath both levels: they are raised by it, and so is an order that is due", () => {
    const [free, kept] = [
      assessed({ stock: { on_hand: 40 } }),
      assessed({ stock: { on_hand: 40 }, reserved_quantity: 25 }),
    ];
    expect(kept.safety_stock).toBe(free.safety_stock);
    expect(kept.reorder_point).toBeCloseTo((free.reorder_point ?? 0) + 25, 9);
    expect(kept.order_up_to_level).toBeCloseTo((free.order_up_to_level ?? 0) + 25, 9);
    expect(kept.suggested_order_quantity).toBe((free.suggested_order_quantity ?? 0) + 25);
  });

  it.each([
    { target: "fill_rate", fill_rate_target: 0.95 },
    { target: "profit", fill_rate_target: null },
  ] as const)("does so whatever the target is: $target", ({ target, fill_rate_target }) => {
    const item = { replenishment_target: target, fill_rate_target };
    const [free, kept] = [assessed({ item }), assessed({ item, reserved_quantity: 25 })];
    expect((kept.reorder_point ?? 0) - (free.reorder_point ?? 0)).toBeCloseTo(25, 9);
  });

  it("lies on top of a minimum that a person wrote", () => {
    const { reorder_point } = assessed({ item: { minimum_stock: 400 }, reserved_quantity: 25 });
    expect(reorder_point).toBe(425);
  });

  it("leaves the probabilities as they are: the goods are there", () => {
    const [free, kept] = [assessed(), assessed({ reserved_quantity: 100 })];
    expect(kept.stockout_probability).toBe(free.stockout_probability);
    expect(kept.stockout_date).toBe(free.stockout_date);
    expect(kept.projection).toEqual(free.projection);
  });

  it("is warned of once nothing else is left, and the sentence says so", () => {
    const kept = assessed({ stock: { on_hand: 400 }, reserved_quantity: 400 });
    expect([kept.severity, kept.explanation.rules]).toEqual(["high", ["at_minimum_stock"]]);
    expect(explanationSentence(kept.explanation)).toContain("已降到为重点客户预留的 400 个");
    const both = assessed({ stock: { on_hand: 400 }, item: { minimum_stock: 90 }, reserved_quantity: 310 });
    expect(explanationSentence(both.explanation)).toContain("已降到库存下限 90 个加为重点客户预留的 310 个");
    expect(assessed({ stock: { on_hand: 401 }, reserved_quantity: 400 }).severity).toBe("none");
  });

  it("stands in the table by which a person checks a number", () => {
    const { explanation } = assessed({ stock: { on_hand: 400 }, reserved_quantity: 400 });
    const of = (label: string) => explanationLines(explanation).find((line) => line.label === label)?.value;
    expect(of("为重点客户预留")).toBe("400 个，只卖给重点客户；再订货点和目标库存都加上它");
    expect(of("触发条件")).toBe("可用库存不高于库存下限与为重点客户预留之和");
    expect(of("再订货点")).toMatch(/（含为重点客户预留 400 个）$/);
    expect(of("目标库存")).toMatch(/（含为重点客户预留 400 个）$/);
  });

  it("is not given away to another place", () => {
    const spare = (reserved_quantity: number) =>
      assessed({ stock: { on_hand: 900 }, reserved_quantity }).supply_need?.spare;
    expect(spare(0)).toBeGreaterThan(100);
    expect(spare(100)).toBe((spare(0) ?? 0) - 100);
  });

  it("changes nothing where there is none", () => {
    const units = fc.integer({ min: 0, max: 600 });
    fc.assert(
      fc.property(units, fc.option(units), (on_hand, minimum_stock) => {
        const overrides = { stock: { on_hand }, item: { minimum_stock } };
        expect(assessed({ ...overrides, reserved_quantity: 0 })).toEqual(assessed(overrides));
      }),
      { numRuns: 25 },
    );
  });
});
