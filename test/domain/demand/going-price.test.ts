import { describe, expect, it } from "@jest/globals";
import { addDays } from "../../../src/domain/calendar/day.ts";
import { type DayPrice, goingPrices, isSamePrice, latestGoingPrice } from "../../../src/domain/demand/going-price.ts";
import { days, seededRandom } from "./a-series.ts";

const paidOf = (prices: readonly number[]): readonly DayPrice[] =>
  prices.map((unit_price, i) => ({ day: addDays("2026-01-01", 2 * i), unit_price }));
const goingOf = (prices: readonly number[]) => goingPrices(paidOf(prices))?.map(({ unit_price }) => unit_price);

describe("the going price", () => {
  it("is what was paid where everyone pays the same, day by day of sale", () => {
    expect(goingPrices(paidOf(days(9, 10)))).toEqual(paidOf(days(9, 10)));
  });

  it("steps on the very day on which the price does, up or down", () => {
    const steps = [...days(20, 10), ...days(20, 8), ...days(20, 12)];
    expect(goingOf(steps)).toEqual(steps);
  });

  it("knows a price that held for four sale days, and none that held for three", () => {
    const spell = (length: number) => [...days(30, 10), ...days(length, 8), ...days(30, 10)];
    expect(goingOf(spell(4))).toEqual(spell(4));
    expect(goingOf(spell(3))).toEqual(days(63, 10));
  });

  it("does not show a big order at a discount, in the middle or at an end, even three days running", () => {
    for (const [from, to] of [
      [0, 1],
      [0, 3],
      [20, 21],
      [47, 50],
      [49, 50],
    ] as const) {
      // prettier-ignore
      expect(goingOf(days(50, (i) => (i >= from && i < to ? 6 : 10)))).toEqual(days(50, 10));
    }
  });

  it("is unknown where many days are off it, as prices differ by customer and not by time", () => {
    const random = seededRandom(5);
    expect(goingOf(days(300, () => (random() < 0.3 ? 8 : 10)))).toBeUndefined();
    expect(goingOf(days(40, (i) => (i % 10 === 3 ? 8 : 10)))).toEqual(days(40, 10));
    expect(goingOf(days(40, (i) => (i % 8 === 3 ? 8 : 10)))).toBeUndefined();
    expect(goingOf(days(40, (i) => (i % 5 === 3 ? 9.6 : 10)))).toEqual(days(40, 10));
  });

  it("is unknown of fewer than seven sale days", () => {
    expect(goingPrices(paidOf(days(6, 10)))).toBeNull();
    expect(goingOf(days(7, 10))).toEqual(days(7, 10));
    expect(goingPrices([])).toBeNull();
  });
});

describe("the latest going price", () => {
  it("follows a change from the fourth sale day on", () => {
    const after = (length: number) => latestGoingPrice(paidOf([...days(30, 10), ...days(length, 8)]));
    expect([after(0), after(3), after(4), after(30)]).toEqual([10, 10, 8, 8]);
  });

  it("is unknown of fewer than seven sale days", () => {
    expect(latestGoingPrice(paidOf(days(6, 10)))).toBeNull();
    expect(latestGoingPrice(paidOf(days(7, 10)))).toBe(10);
  });
});

describe("two prices", () => {
  it.each([
    [10, 10.4, true],
    [10.4, 10, true],
    [10, 10.6, false],
    [10, 9.6, true],
    [10, 9.4, false],
    [10, 0, false],
  ])("%d and %d are the same: %s", (one, other, want) => expect(isSamePrice(one, other)).toBe(want));
});
