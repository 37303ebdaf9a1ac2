import { describe, expect, it } from "@jest/globals";
import { meanUnitPrice } from "../../../src/domain/demand/mean-unit-price.ts";

describe("the mean of unit prices", () => {
  it("is the same in whatever order they were added up, and none of none", () => {
    expect(meanUnitPrice(0.1 + 0.2, 1)).toBe(0.3);
    expect(meanUnitPrice(59.9 + 59.9 + 59.9, 3)).toBe(59.9);
    expect(meanUnitPrice(20, 3)).toBe(6.666667);
    expect(meanUnitPrice(0, 0)).toBeNull();
  });
});
