import { describe, expect, it } from "@jest/globals";
import { lifeCycleFactor } from "../../packages/demo-shop/src/life-cycle.ts";
import { categoryUplift, promotionsBetween, shopUplift } from "../../packages/demo-shop/src/promotions.ts";
import { seasonFactor } from "../../packages/demo-shop/src/season.ts";
import { parseDay } from "../../packages/demo-shop/src/shop-calendar.ts";

describe("the promotion calendar", () => {
  it("lifts the whole shop on 双11 and nobody the day after", () => {
    expect(shopUplift(parseDay("2026-11-11"))).toBeGreaterThan(2);
    expect(shopUplift(parseDay("2026-11-14"))).toBe(1);
  });

  it("lifts only the category of a category week", () => {
    expect(categoryUplift(parseDay("2026-08-21"), "文具")).toBeGreaterThan(1.5);
    expect(categoryUplift(parseDay("2026-08-21"), "纸品")).toBe(1);
  });

  it("begins the 年货节 of an early 春节 in the December before", () => {
    const names = promotionsBetween(parseDay("2022-12-25"), parseDay("2022-12-31")).map(
      ({ promotion_name }) => promotion_name,
    );
    expect(names).toEqual(["2022 年货节"]);
    expect(shopUplift(parseDay("2022-12-30"))).toBe(1.5);
  });

  it("gives every promotion of some years its own name", () => {
    const names = promotionsBetween(parseDay("2024-01-01"), parseDay("2028-12-31")).map(
      ({ promotion_name }) => promotion_name,
    );
    expect(new Set(names).size).toBe(names.length);
  });
});

describe("seasons and life cycles", () => {
  it("sell summer goods in July many times as well as in January, year after year", () => {
    const [july, january] = ["2026-07-15", "2026-01-15"].map((day) => seasonFactor("summer", parseDay(day)));
    expect((july ?? 0) / (january ?? 1)).toBeGreaterThan(5);
    expect(
      Math.abs(seasonFactor("winter", parseDay("2025-12-31")) - seasonFactor("winter", parseDay("2026-01-01"))),
    ).toBeLessThan(0.1);
  });

  it.each([
    { name: "grows", cycle: { kind: "growing", from: 0, to: 100 } as const, from: 0.4, to: 1.9 },
    { name: "dies", cycle: { kind: "dying", from: 0, to: 100 } as const, from: 1.7, to: 0.2 },
    { name: "starts from nothing", cycle: { kind: "new", launch: 50 } as const, from: 0, to: 1.2 },
    { name: "stays", cycle: { kind: "steady" } as const, from: 1, to: 1 },
  ])("$name", ({ cycle, from, to }) => {
    expect(lifeCycleFactor(cycle, 0)).toBeCloseTo(from);
    expect(lifeCycleFactor(cycle, 100)).toBeCloseTo(to);
    expect(lifeCycleFactor(cycle, 500)).toBeCloseTo(to);
  });
});
