import { describe, expect, it } from "@jest/globals";
import { seededRandom, seedOf } from "../../../src/domain/math/seeded-random.ts";

describe("numbers drawn by a seed", () => {
  it("are those of Mulberry32 for seed 0", () => {
    const random = seededRandom(0);
    expect([random(), random(), random()]).toEqual([0.26642920868471265, 0.0003297457005828619, 0.2232720274478197]);
  });

  it("are the same for the same seed, and others for another", () => {
    const row = (seed: number) => Array.from({ length: 5 }, seededRandom(seed));
    expect(row(42)).toEqual(row(42));
    expect(row(42)).not.toEqual(row(43));
  });

  it("fill [0, 1) evenly", () => {
    const row = Array.from({ length: 10_000 }, seededRandom(1));
    expect(row.every((value) => value >= 0 && value < 1)).toBe(true);
    expect(row.reduce((sum, value) => sum + value, 0) / row.length).toBeCloseTo(0.5, 2);
  });
});

describe("a seed made of a text", () => {
  it.each([
    ["", 0x811c9dc5],
    ["a", 0xe40c292c],
    ["foobar", 0xbf9cf968],
  ])("is FNV-1a: %j (RFC 9923, test vectors)", (text, want) => expect(seedOf(text)).toBe(want));
});
