import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { createRandom } from "../../packages/demo-shop/src/random.ts";
import { createUrn } from "../../packages/demo-shop/src/urn.ts";

function drawn(count: number, draw: () => number): readonly number[] {
  return Array.from({ length: count }, draw);
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

describe("the seeded generator", () => {
  it("stays in [0, 1) and repeats itself for a seed", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const [one, other] = [createRandom(seed), createRandom(seed)];
        const values = drawn(50, one.next);
        expect(drawn(50, other.next)).toEqual(values);
        expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
      }),
    );
  });

  it("forks a stream that does not depend on what was drawn before", () => {
    const fresh = createRandom(7);
    const used = createRandom(7);
    used.next();
    expect(used.fork("days").next()).toBe(fresh.fork("days").next());
    expect(fresh.fork("days").next()).not.toBe(fresh.fork("items").next());
  });

  it.each([0.3, 4, 200])("draws Poisson counts with mean and variance %d", (mean) => {
    const random = createRandom(3);
    const counts = drawn(20_000, () => random.poisson(mean));
    const average = meanOf(counts);
    expect(Math.abs(average / mean - 1)).toBeLessThan(0.04);
    expect(Math.abs(meanOf(counts.map((count) => (count - average) ** 2)) / mean - 1)).toBeLessThan(0.06);
  });

  it("draws standard normal numbers", () => {
    const random = createRandom(4);
    const values = drawn(20_000, random.normal);
    expect(Math.abs(meanOf(values))).toBeLessThan(0.03);
    expect(Math.abs(meanOf(values.map((value) => value ** 2)) - 1)).toBeLessThan(0.05);
  });

  it("draws whole numbers with both ends possible", () => {
    const random = createRandom(5);
    expect(new Set(drawn(200, () => random.int(2, 4)))).toEqual(new Set([2, 3, 4]));
  });

  it("refuses to pick from nothing", () => {
    expect(() => createRandom(1).pick([])).toThrow(RangeError);
  });
});

describe("an urn", () => {
  it("draws by weight and never what weighs nothing", () => {
    const random = createRandom(6);
    const urn = createUrn([1, 0, 3], (weight) => weight);
    const values = drawn(10_000, () => urn.draw(random));
    expect(values).not.toContain(0);
    expect(Math.abs(values.filter((value) => value === 3).length / values.length - 0.75)).toBeLessThan(0.02);
  });

  it("refuses to draw when it is empty", () => {
    expect(() => createUrn([], () => 1).draw(createRandom(1))).toThrow(RangeError);
  });
});
