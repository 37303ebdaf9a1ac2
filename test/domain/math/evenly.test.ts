import { describe, expect, it } from "@jest/globals";
import { evenly } from "../../../src/domain/math/evenly.ts";

describe("a sample", () => {
  it("is spread over all of the list, and all of a short one", () => {
    const list = Array.from({ length: 10 }, (_, i) => i);
    expect(evenly(list, 5)).toEqual([0, 2, 4, 6, 8]);
    expect(evenly(list, 3)).toEqual([0, 3, 6]);
    expect(evenly(list, 10)).toBe(list);
    expect(evenly([], 3)).toEqual([]);
  });
});
