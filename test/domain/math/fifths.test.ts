import { describe, expect, it } from "@jest/globals";
import { fifths } from "../../../src/domain/math/fifths.ts";

describe("fifths of a set", () => {
  it("part ten values two by two, equal ones together", () => {
    const values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    expect(values.map(fifths(values))).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
    expect([7, 7, 7].map(fifths([7, 7, 7]))).toEqual([1, 1, 1]);
  });
});
