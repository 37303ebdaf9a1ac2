import { describe, expect, it } from "@jest/globals";
import { unitLoss, unitMargin, UNORDERED } from "../../../src/domain/exposure/lost-margin.ts";

const ITEM = { purchase_cost: 12, sale_price: 20 };

describe("the margin of a unit", () => {
  it("is at the line's own price, and at the list price where it names none", () => {
    expect(unitMargin({ unit_price: 18 }, ITEM)).toBe(6);
    expect(unitMargin(UNORDERED, ITEM)).toBe(8);
    expect(unitMargin({ unit_price: 10 }, ITEM)).toBe(-2);
  });

  it("is not known without a price, a cost or an item", () => {
    expect(unitMargin(UNORDERED, { ...ITEM, sale_price: null })).toBeNull();
    expect(unitMargin({ unit_price: 18 }, { ...ITEM, purchase_cost: null })).toBeNull();
    expect(unitMargin({ unit_price: 18 }, undefined)).toBeNull();
  });

  it("is lost with a unit that is not sold, nothing with one that would have made a loss", () => {
    expect(unitLoss({ unit_price: 18 }, ITEM)).toBe(6);
    expect(unitLoss({ unit_price: 10 }, ITEM)).toBe(0);
    expect(unitLoss({ unit_price: 10 }, null)).toBeNull();
  });
});
