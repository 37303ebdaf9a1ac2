import { describe, expect, it } from "@jest/globals";
import { addDays } from "../../../src/domain/calendar/day.ts";
import { dailyPrices, paidPriceColumn, priceColumn } from "../../../src/domain/known-days/price-history.ts";
import { days, seededRandom } from "../demand/a-series.ts";

const FIRST = "2026-03-01";
const paidOn = (prices: Readonly<Record<number, number>>) =>
  Object.entries(prices).map(([i, unit_price]) => ({ day: addDays(FIRST, Number(i)), unit_price }));
const everyDay = (prices: readonly number[]) => prices.map((unit_price, i) => ({ day: addDays(FIRST, i), unit_price }));
const columnOf = (prices: readonly number[]) => {
  const column = priceColumn(Float64Array.from(prices));
  return column === null ? null : [...column.values];
};

describe("the price of each day", () => {
  it("is that of the sale before, and before the first sale that of the first", () => {
    const prices = dailyPrices(paidOn({ 2: 10, 3: 8, 6: 12 }), { first_day: FIRST, days: 9 });
    expect([...prices]).toEqual([10, 10, 10, 8, 8, 8, 12, 12, 12]);
  });

  it("knows sales before the first day and heeds none after the last", () => {
    const prices = dailyPrices(paidOn({ 0: 9, 1: 10, 5: 12 }), { first_day: addDays(FIRST, 3), days: 2 });
    expect([...prices]).toEqual([10, 10]);
  });
});

describe("the price as a regressor", () => {
  it("is ln of the price ÷ the usual one, in steps of 0.02", () => {
    const column = columnOf([...days(40, 10), ...days(20, 8), ...days(10, 12), 10.1]) ?? [];
    expect(column[0]).toBe(0);
    expect(column[40]).toBe(-0.22); // ln 0.8 = −0.223
    expect(column[60]).toBe(0.18); // ln 1.2 = 0.182
    expect(column[70]).toBe(0);
  });

  it("takes for usual a price that was paid, not one between two", () => {
    expect(new Set(columnOf([...days(30, 10), ...days(30, 8)]))).toEqual(new Set([0, -0.22]));
    expect(new Set(columnOf([...days(30, 8), ...days(29, 10)]))).toEqual(new Set([0, 0.22]));
  });

  it("is none where the price never left the usual one by 5 %, nor for a few days only", () => {
    expect(columnOf(days(60, 10))).toBeNull();
    expect(columnOf(days(60, (i) => 10 + 0.4 * (i % 2)))).toBeNull();
    expect(columnOf([...days(60, 10), ...days(13, 8)])).toBeNull();
    expect(columnOf([...days(60, 10), ...days(14, 8)])).not.toBeNull();
  });

  it("is none where nothing is known of prices", () => {
    expect(paidPriceColumn([], { first_day: FIRST, days: 60 })).toBeNull();
    expect(paidPriceColumn(everyDay(days(60, 10)), { first_day: FIRST, days: 60 })).toBeNull();
    expect(paidPriceColumn(paidOn({ 0: 10, 9: 8 }), { first_day: FIRST, days: 60 })).toBeNull();
  });

  it("is learned from steps of the price", () => {
    const column = paidPriceColumn(everyDay([...days(30, 10), ...days(20, 8)]), { first_day: FIRST, days: 50 });
    expect(column?.name).toBe("relative_price");
    expect(column?.values).toEqual(Float64Array.from([...days(30, 0), ...days(20, -0.22)]));
  });

  it.each([0.05, 0.1, 0.15, 0.2, 0.3, 0.5])("is none of big cheap orders on %d of the days", (share) => {
    for (let seed = 1; seed <= 20; seed++) {
      const random = seededRandom(97 * seed);
      const paid = everyDay(days(365, () => (random() < share ? 8 : 10)));
      expect(paidPriceColumn(paid, { first_day: FIRST, days: 365 })).toBeNull();
    }
  });
});
