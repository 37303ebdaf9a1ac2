import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { topOf } from "../../../src/domain/math/top-of.ts";

describe("topOf", () => {
  it("gives what sorting everything and cutting gives", () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer({ min: -1, max: 20 }), (values, count) => {
        const order = (a: number, b: number) => b - a;
        expect(topOf(values, count, order)).toEqual(values.toSorted(order).slice(0, Math.max(0, count)));
      }),
    );
  });
});
