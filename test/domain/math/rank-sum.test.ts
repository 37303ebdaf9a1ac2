import { describe, expect, it } from "@jest/globals";
import { quantile } from "../../../src/domain/math/quantile.ts";
import { rankSumTail } from "../../../src/domain/math/rank-sum.ts";
import { seededRandom } from "../../../src/domain/math/seeded-random.ts";

describe("rankSumTail", () => {
  it.each([
    { name: "all above: one way of C(5, 2)", earlier: [1, 2, 3], later: [4, 5], want: 1 / 10 },
    { name: "second and fifth: a sum of 7 or more, 4 ways of 10", earlier: [1, 3, 4], later: [2, 5], want: 4 / 10 },
    { name: "all below: every way", earlier: [4, 5, 6], later: [1, 2, 3], want: 1 },
    { name: "all alike: every way", earlier: [7, 7, 7], later: [7, 7], want: 1 },
    { name: "a tie shares its rank: {4, 4} twice among {1, 4, 4}", earlier: [1, 4], later: [4], want: 2 / 3 },
    { name: "nothing to compare with", earlier: [], later: [1], want: 1 },
    { name: "nothing to compare", earlier: [1], later: [], want: 1 },
  ])("by hand, $name", ({ earlier, later, want }) => {
    expect(rankSumTail(earlier, later)).toBeCloseTo(want, 12);
  });

  it("counts the same ways as trying every choice", () => {
    const random = seededRandom(11);
    for (let round = 0; round < 40; round++) {
      const values = Array.from({ length: 8 }, () => Math.floor(random() * 6));
      const [later, earlier] = [values.slice(0, 3), values.slice(3)];
      expect(rankSumTail(earlier, later)).toBeCloseTo(tried(values, later), 12);
    }
  });
});

/** The share of all choices of three whose mean ranks add up to as much. */
function tried(values: readonly number[], later: readonly number[]): number {
  const rank = (value: number) =>
    values.filter((other) => other < value).length + (values.filter((other) => other === value).length + 1) / 2;
  const sum = (chosen: readonly number[]) => chosen.reduce((total, value) => total + rank(value), 0);
  const sums: number[] = [];
  for (let a = 0; a < values.length; a++)
    for (let b = a + 1; b < values.length; b++)
      for (let c = b + 1; c < values.length; c++) sums.push(sum([values[a] ?? 0, values[b] ?? 0, values[c] ?? 0]));
  return sums.filter((one) => one >= sum(later) - 1e-9).length / sums.length;
}

describe("quantile", () => {
  it.each([
    { p: 0, want: 1 },
    { p: 0.5, want: 2.5 },
    { p: 0.9, want: 3.7 },
    { p: 1, want: 4 },
  ])("by straight lines: of 4, 1, 3, 2 at $p it is $want", ({ p, want }) => {
    expect(quantile([4, 1, 3, 2], p)).toBeCloseTo(want, 12);
  });

  it("is no number of none", () => {
    expect(quantile([], 0.5)).toBeNaN();
  });
});
