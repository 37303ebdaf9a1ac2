import { describe, expect, it } from "@jest/globals";
import { isInScope } from "../../../src/domain/demand/demand-scope.ts";

const tea = { item_code: "T-1", category: "饮料", brand: "山泉" };
const unnamed = { item_code: "T-2", category: null, brand: null };

describe("what a promotion or an adjustment applies to", () => {
  it.each([
    ["everything", { kind: "all", values: [] }, true, true],
    ["the item's category", { kind: "category", values: ["饮料", "零食"] }, true, false],
    ["another category", { kind: "category", values: ["山泉", "T-1"] }, false, false],
    ["the item's brand", { kind: "brand", values: ["山泉"] }, true, false],
    ["another brand", { kind: "brand", values: ["饮料", "T-1"] }, false, false],
    ["the item itself", { kind: "item", values: ["T-0", "T-1"] }, true, false],
    ["another item", { kind: "item", values: ["饮料", "山泉"] }, false, false],
    ["no category", { kind: "category", values: [] }, false, false],
  ] as const)("%s", (_, scope, ofTea, ofUnnamed) => {
    expect(isInScope(scope, tea)).toBe(ofTea);
    expect(isInScope(scope, unnamed)).toBe(ofUnnamed);
  });
});
