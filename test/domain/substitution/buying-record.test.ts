import { describe, expect, it } from "@jest/globals";
import { dayNumber } from "../../../src/domain/calendar/day.ts";
import {
  type BoughtLine,
  buyingRecord,
  linesBetween,
  linesWithin,
} from "../../../src/domain/substitution/buying-record.ts";
import { buyersIn } from "../../../src/domain/substitution/usual-buying.ts";
import { shopShares } from "../../../src/domain/substitution/shop-shares.ts";

const line = (customer_code: string, item_code: string, day: string, unit_price: number | null = 10): BoughtLine => {
  return { customer_code, item_code, day, unit_price };
};
const LINES = [
  line("C2", "B", "2026-01-03"),
  line("C1", "A", "2026-01-01", 8),
  line("C1", "A", "2026-01-01", 12),
  line("C1", "B", "2026-01-02", null),
  line("C1", "A", "2026-01-05", 0),
];

describe("a record of who bought what", () => {
  const record = buyingRecord(LINES);

  it("holds one line a customer, item and day, in order of day", () => {
    expect([...record.day].map((day) => day - dayNumber("2026-01-01"))).toEqual([0, 1, 2, 4]);
    expect(record.item_codes).toEqual(["A", "B"]);
  });

  it("takes nobody for a buyer, though what nobody by name bought was sold", () => {
    const walk_in = ["散客", "零售", ""].map((code) => line(code, "A", "2026-01-01"));
    const all = buyingRecord([...LINES, ...walk_in, line("散客", "B", "2026-01-01")]);
    const window = { from: dayNumber("2026-01-01"), through: dayNumber("2026-01-05") };
    expect(buyersIn(all, 0, window)).toEqual(buyersIn(record, 0, window));
    expect(buyersIn(all, 1, window)).toHaveLength(2);
    expect(all.day).toHaveLength(6);
    expect(shopShares(all)(dayNumber("2026-01-02"))[1]).toBeGreaterThan(0.3);
  });

  it("finds the lines of a customer and of an item within days", () => {
    const from = dayNumber("2026-01-02");
    const through = dayNumber("2026-01-05");
    expect([...linesBetween(record, record.byCustomer, { owner: 0, from, through })]).toEqual([1, 3]);
    expect([...linesBetween(record, record.byItem, { owner: 1, from, through: from })]).toEqual([1]);
    expect([...linesBetween(record, record.byItem, { owner: 9, from, through })]).toEqual([]);
    expect(linesWithin(record, from, through)).toEqual([1, 4]);
  });

  it("knows the mean of prices that were named", () => {
    expect([...record.price]).toEqual([10, 10]);
    expect([...buyingRecord([line("C1", "A", "2026-01-01", null)]).price]).toEqual([NaN]);
  });

  it("tells the share of each item before a day, the same twice, and none where nothing was sold", () => {
    const shares = shopShares(record);
    const day = dayNumber("2026-01-04");
    expect(shares(day)).toBe(shares(day));
    expect([...shares(day)].reduce((sum, share) => sum + share)).toBeCloseTo(1, 12);
    expect(shares(day)[1]).toBeGreaterThan(0.6);
    expect([...shares(dayNumber("2026-01-01"))]).toEqual([0, 0]);
  });
});
