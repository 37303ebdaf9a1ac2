import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { chosenTarget } from "../../../src/domain/inventory/chosen-target.ts";
import { goodwillOf } from "../../../src/domain/inventory/goodwill.ts";
import { levelsForTarget } from "../../../src/domain/inventory/replenishment-target.ts";
import { unitEconomics } from "../../../src/domain/inventory/unit-economics.ts";
import { poissonLaw } from "../demand/laws.ts";

const EFFECT = { lost_share: 0.1, standard_error: 0.03, basis: "item" as const };

describe("what a unit short costs beyond its margin", () => {
  it("by hand: a tenth of 450 yuan, the mean worth of a line's buyer, over three units a line", () => {
    // Four lines of 12 units in all: two of a buyer worth 600, one of a buyer worth 600, one of nobody.
    expect(goodwillOf(EFFECT, { lines: 4, units: 12, line_worth: 1_800 })).toEqual({
      ...{ per_unit: 15, lost_share: 0.1, basis: "item", buyer_worth: 450, units_per_line: 3 },
    });
  });

  it("is nought, and known, where shortages of the item make nobody leave", () => {
    const goodwill = goodwillOf({ ...EFFECT, lost_share: 0 }, { lines: 4, units: 12, line_worth: 1_800 });
    expect(goodwill).toMatchObject({ per_unit: 0, buyer_worth: 450 });
  });

  it.each([
    { lines: 0, units: 0, line_worth: 0 },
    { lines: 4, units: 12, line_worth: 0 },
  ])("is not told of $lines lines whose buyers are worth $line_worth", (buyers) => {
    expect(goodwillOf(EFFECT, buyers)).toBeNull();
  });

  it("is the same loss whether it is counted by line or by unit: Σ Δ·V = goodwill × Σ q", () => {
    const line = fc.record({ worth: fc.integer({ min: 1, max: 5_000 }), units: fc.integer({ min: 1, max: 40 }) });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), fc.double({ min: 0, max: 1, noNaN: true }), (lines, lost_share) => {
        const units = lines.reduce((sum, one) => sum + one.units, 0);
        const line_worth = lines.reduce((sum, one) => sum + one.worth, 0);
        const goodwill = goodwillOf({ ...EFFECT, lost_share }, { lines: lines.length, units, line_worth });
        const lost = lines.reduce((sum, { worth }) => sum + lost_share * worth, 0);
        expect(Math.abs((goodwill?.per_unit ?? NaN) * units - lost)).toBeLessThanOrEqual(0.5e-4 * units + 1e-6);
      }),
    );
  });
});

describe("ordering by expected profit", () => {
  const money = { sale_price: 50, purchase_cost: 30, holding_cost_rate: 0.365 } as const;
  const goodwill = goodwillOf(EFFECT, { lines: 4, units: 12, line_worth: 1_800 });

  it("by hand: 20 of margin and 15 of goodwill are missed with a unit, 0.3 are held with one", () => {
    expect(unitEconomics({ ...money, goodwill }, 10)).toEqual({
      ...{ margin: 20, stockout_cost: 15, holding_cost: 0.3, leftover_loss: 0 },
    });
    expect(unitEconomics({ ...money, goodwill: null }, 10)).toMatchObject({ stockout_cost: 0 });
  });

  it("orders up to a higher level with it, the newsvendor's quantile at 35 ÷ 35.3 in the place of 20 ÷ 20.3", () => {
    const law = poissonLaw(40);
    const levelOf = (item: Parameters<typeof chosenTarget>[0]) =>
      levelsForTarget({
        ...{ law, cycle_demand: 10, minimum_stock: null },
        target: chosenTarget({ ...item, replenishment_target: "profit" }, 0.95, 10).target,
      });
    const [without, with_] = [levelOf(money), levelOf({ ...money, goodwill })];
    expect(without.reorder_point).toBe(law.quantile(20 / 20.3));
    expect(with_.reorder_point).toBe(law.quantile(35 / 35.3));
    expect(with_.order_up_to_level).toBeGreaterThan(without.order_up_to_level);
    expect(levelOf({ ...money, goodwill: null })).toEqual(without);
  });
});
