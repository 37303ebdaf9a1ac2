import { describe, expect, it } from "@jest/globals";
import { learnedOf, learnedOfA, linesOf } from "./a-shop-record.ts";

const usual = { A: 0.6, B: 0.1, C: 0.3, D: 0.02 };

describe("what buyers take while an item is out", () => {
  it("is found as a move, told with its buyers and how many times as often as usual, and comes first", () => {
    const [first, ...others] = learnedOf(linesOf({ usual, out: { B: 0.6, C: 0.3, D: 0.02 } }, 60));
    expect(first).toMatchObject({ item_code: "B", outage: { buyers: 60 } });
    expect(first?.outage?.taken).toBeGreaterThan(40);
    expect(first?.outage?.lift).toBeGreaterThan(2);
    expect(others.map(({ item_code, outage }) => [item_code, outage])).toEqual([
      ["C", null],
      ["D", null],
    ]);
  });

  it("is nobody's move where buyers went on as they were: the list goes by what they usually buy", () => {
    const learned = learnedOf(linesOf({ usual, out: usual }, 60));
    expect(learned.map(({ item_code, outage }) => [item_code, outage])).toEqual([
      ["C", null],
      ["B", null],
      ["D", null],
    ]);
  });

  it("does not hold what is bought to go with the item: it goes out with it", () => {
    const lines = linesOf({ usual: { ...usual, C: 0.6 }, out: { B: 0.3, C: 0.05, D: 0.02 } }, 60);
    const { learned, rejected } = learnedOfA(lines);
    expect(learned.map(({ item_code }) => item_code)).toEqual(["B", "D"]);
    expect(rejected).toEqual(["C"]);
    expect(learnedOfA(lines, { outages: [] }).rejected).toEqual([]);
    expect(learnedOf(lines, { outages: [] }).map(({ item_code }) => item_code)).toContain("C");
  });

  it("is not a season: what everybody buys more of at that time is no move of these buyers", () => {
    const quiet = linesOf({ usual, out: usual }, 60);
    const rush = quiet.flatMap((line) => {
      const is_time = line.day >= "2026-05-01" && line.day <= "2026-05-30";
      return is_time && line.item_code === "Z" ? [line, { ...line, item_code: "B" }] : [line];
    });
    const b = learnedOf(rush).find(({ item_code }) => item_code === "B");
    expect(b?.outage?.lift ?? 1).toBeLessThan(1.3);
  });

  it.each([
    { name: "few buyers", buyers: 5, out: { B: 0.9 } },
    { name: "few takings", buyers: 20, out: { B: 0.02 } },
  ])("is not told of $name", ({ buyers, out }) => {
    const b = learnedOf(linesOf({ usual, out }, buyers)).find(({ item_code }) => item_code === "B");
    expect(b?.outage ?? null).toBeNull();
  });

  it("is ten items at most, none without a chance, and nothing for an item that nobody bought", () => {
    const many = Object.fromEntries(Array.from({ length: 15 }, (_, i) => [`M${i}`, 0.1]));
    const lines = linesOf({ usual: { ...usual, ...many }, out: many }, 30);
    expect(learnedOf(lines, { candidates: Object.keys(many) })).toHaveLength(10);
    expect(learnedOf(lines, { candidates: ["nowhere", "A"] })).toEqual([]);
    expect(learnedOf(lines.filter(({ item_code }) => item_code !== "A"))).toEqual([]);
  });

  it("counts the buyers in common, who rank what was never out", () => {
    const learned = learnedOf(linesOf({ usual, out: usual }, 30), { outages: [] });
    expect(learned.map(({ item_code }) => item_code)).toEqual(["C", "B", "D"]);
    expect(learned[0]?.co_buyers).toBeGreaterThan(20);
    expect(learned.every(({ outage }) => outage === null)).toBe(true);
  });
});
