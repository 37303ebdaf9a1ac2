import { describe, expect, it } from "@jest/globals";
import { addDays } from "../../../src/domain/calendar/day.ts";
import { priceChange } from "../../../src/domain/known-days/price-change.ts";
import { days } from "../demand/a-series.ts";

const FIRST = "2026-03-01";

function changeOf(prices: readonly number[], list_price: number | null) {
  const paid = prices.map((unit_price, i) => ({ day: addDays(FIRST, i), unit_price }));
  return priceChange({ paid, list_price }, { first_day: FIRST, days: prices.length });
}

const STEPS = [...days(30, 10), ...days(20, 8), ...days(20, 12), ...days(30, 10)];

describe("a price change ahead", () => {
  it("is a form's price below what people pay now that they have paid before", () => {
    expect(changeOf(STEPS, 8)).toEqual({ past_price: 10, coming_price: 8, prices: Float64Array.from(STEPS) });
    expect(changeOf(STEPS, 8.1)).toMatchObject({ past_price: 10, coming_price: 8.1 });
  });

  it("is one above it where people have paid more still: it cannot have been the form's all along", () => {
    const latelyCheap = [...STEPS, ...days(20, 8)];
    expect(changeOf(latelyCheap, 10)).toMatchObject({ past_price: 8, coming_price: 10 });
    expect(changeOf(latelyCheap, 12)).toBeNull();
  });

  it.each([
    ["the form says none", STEPS, null],
    ["the form says nothing of use", STEPS, 0],
    ["the form says what people pay", STEPS, 10],
    ["the form says nearly what people pay", STEPS, 9.6],
    ["nobody has ever paid what the form says", STEPS, 9],
    ["it was paid on three days only", [...days(40, 10), ...days(3, 8), ...days(40, 10)], 8],
    ["everyone pays less than the form says", [...days(40, 80), ...days(40, 70), ...days(40, 80)], 100],
    ["a discount from the form's price is on", [...days(60, 100), ...days(40, 80)], 100],
    ["people pay the form's price with tax", [...days(50, 113), ...days(50, 124)], 110],
    ["the price never moved", days(90, 10), 8],
    ["nothing was sold", [], 8],
    ["prices differ by customer", days(90, (i) => (i % 3 === 0 ? 8 : 10)), 8],
  ])("is none where %s", (_, prices, list_price) => expect(changeOf(prices, list_price)).toBeNull());

  it("is the same where a few have paid the new price already, and those days count as at that price", () => {
    const change = changeOf([...STEPS, 8, 8, 8], 8);
    expect(change?.past_price).toBe(10);
    expect([...(change?.prices.slice(-4) ?? [])]).toEqual([10, 8, 8, 8]);
    expect([...(changeOf([...STEPS, 8, 10, 8], 8)?.prices.slice(-4) ?? [])]).toEqual([10, 10, 10, 8]);
  });

  it("is over when it is what people pay", () => {
    expect(changeOf([...STEPS, 8, 8, 8, 8], 8)).toBeNull();
  });
});
