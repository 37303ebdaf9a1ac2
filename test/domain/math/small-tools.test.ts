import { describe, expect, it } from "@jest/globals";
import { compareText } from "../../../src/domain/math/compare-text.ts";
import { fTail } from "../../../src/domain/math/f-tail.ts";
import { grouped } from "../../../src/domain/math/grouped.ts";
import { inShares } from "../../../src/domain/math/in-shares.ts";
import { integral } from "../../../src/domain/math/integral.ts";
import { sampleOf, standardErrorsBetween } from "../../../src/domain/math/sample.ts";

describe("order of texts", () => {
  it.each([
    ["a", "b", -1],
    ["b", "a", 1],
    ["a", "a", 0],
    ["2026-02-10", "2026-11-02", -1],
    ["10", "9", -1],
    ["", "0", -1],
    ["商品", "仓库", 1],
  ])("of %s and %s is %d", (a, b, order) => expect(compareText(a, b)).toBe(order));
});

describe("a list in shares", () => {
  it.each([
    { list: [], want: [] },
    { list: [1], want: [[1]] },
    { list: [1, 2], want: [[1, 2]] },
    { list: [1, 2, 3, 4, 5], want: [[1, 2], [3, 4], [5]] },
  ])("of two: $list", ({ list, want }) => expect(inShares<number>(list, 2)).toEqual(want));
});

describe("tail of an F law", () => {
  it.each([
    [3.478, 4, 10, 0.05],
    [5.8489, 2, 20, 0.01],
    [4.9646, 1, 10, 0.05],
    [2.1646, 10, 30, 0.05],
  ])("P(F > %f) with %d and %d degrees of freedom is %f (Abramowitz & Stegun, table 26.9)", (f, d1, d2, p) =>
    expect(fTail(f, d1, d2)).toBeCloseTo(p, 5),
  );

  it("is 1 up to nought and 0 at infinity", () => {
    expect([fTail(0, 3, 8), fTail(-1, 3, 8), fTail(Infinity, 3, 8)]).toEqual([1, 1, 0]);
    expect(fTail(1e-12, 3, 8)).toBeCloseTo(1, 9);
  });
});

describe("values by key", () => {
  it("keep the order in which they came, within a key and among the keys", () => {
    const groups = grouped(["pear", "apple", "plum", "avocado", "kiwi"], ([first = ""]) => first);
    expect([...groups]).toEqual([
      ["p", ["pear", "plum"]],
      ["a", ["apple", "avocado"]],
      ["k", ["kiwi"]],
    ]);
    expect(grouped([], String).size).toBe(0);
  });
});

describe("an integral", () => {
  it.each([
    ["sin from 0 to π is 2", Math.sin, 0, Math.PI, 2],
    ["e^x from 0 to 1 is e − 1", Math.exp, 0, 1, Math.E - 1],
    ["x⁷ from −1 to 3 is (3⁸ − 1) ÷ 8", (x: number) => x ** 7, -1, 3, 820],
    ["1 ÷ x from 1 to 100 is ln 100", (x: number) => 1 / x, 1, 100, Math.log(100)],
    ["1 from 5 to 2 is −3", () => 1, 5, 2, -3],
    ["anything over nothing is 0", Math.exp, 4, 4, 0],
  ])("of %s", (_, f, from, to, want) => expect(integral(f, from, to)).toBeCloseTo(want, 4));

  it("is exact for a polynomial of degree seven, far beyond the places above", () => {
    expect(integral((x) => 8 * x ** 7, 0, 1)).toBeCloseTo(1, 14);
  });
});

describe("a sample", () => {
  it("of 2, 4, 4, 4, 5, 5, 7, 9 has mean 5 and variance 32 ÷ 7", () => {
    expect(sampleOf([2, 4, 4, 4, 5, 5, 7, 9])).toEqual({ count: 8, mean: 5, variance: 32 / 7 });
  });

  it("of one number scatters by nothing, and of none is nothing", () => {
    expect(sampleOf([7])).toEqual({ count: 1, mean: 7, variance: 0 });
    expect(sampleOf([])).toEqual({ count: 0, mean: 0, variance: 0 });
  });
});

describe("standard errors between two means (Welch)", () => {
  const before = { count: 10, mean: 20, variance: 90 };

  it("are the difference by √(s₁² ÷ n₁ + s₂² ÷ n₂): 10 by √(9 + 7)", () => {
    expect(standardErrorsBetween(before, { count: 5, mean: 30, variance: 35 })).toBe(2.5);
    expect(standardErrorsBetween({ count: 5, mean: 30, variance: 35 }, before)).toBe(-2.5);
  });

  it("take no variance below its mean, as counts have it", () => {
    const even = { count: 4, mean: 16, variance: 0 };
    expect(standardErrorsBetween(even, { count: 4, mean: 20, variance: 0 })).toBeCloseTo(4 / 3, 12);
  });

  it("are none between equal means, even of nothing", () => {
    expect(standardErrorsBetween(before, { ...before, variance: 1 })).toBe(0);
    expect(standardErrorsBetween(sampleOf([]), sampleOf([]))).toBe(0);
    expect(standardErrorsBetween(sampleOf([]), { count: 0, mean: 4, variance: 4 })).toBe(2);
  });
});
