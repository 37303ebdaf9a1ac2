import { describe, expect, it } from "@jest/globals";
import { addDays } from "../../../src/domain/calendar/day.ts";
import { wholeOutages } from "../../../src/domain/substitution/item-outage.ts";
import { silentOutages } from "../../../src/domain/substitution/silent-outages.ts";

const day = (number: number) => addDays("2026-01-01", number);
const span = (location_code: string, from: number, through: number) => {
  return { item_code: "A", location_code, from: day(from), through: day(through) };
};

describe("outages of an item", () => {
  it("are the days on which it was out at all of its places", () => {
    const spans = [span("W1", 0, 9), span("W2", 4, 6), span("W2", 8, 20), span("W1", 15, 16)];
    expect(wholeOutages("A", spans, ["W1", "W2"])).toEqual([
      { item_code: "A", from: day(4), through: day(6) },
      { item_code: "A", from: day(8), through: day(9) },
      { item_code: "A", from: day(15), through: day(16) },
    ]);
    expect(wholeOutages("A", spans, ["W1", "W2", "W3"])).toEqual([]);
    expect(wholeOutages("A", spans, [])).toEqual([]);
  });

  it("that touch or overlap are one", () => {
    expect(wholeOutages("A", [span("W1", 5, 9), span("W1", 0, 4), span("W1", 3, 6)], ["W1"])).toEqual([
      { item_code: "A", from: day(0), through: day(9) },
    ]);
  });
});

describe("outages read from the sales alone", () => {
  const trading = Array.from({ length: 140 }, (_, i) => day(i));
  const sold = (isSold: (i: number) => boolean) => trading.filter((_, i) => isSold(i));

  it("are silences that the usual rate makes improbable, once sales are back", () => {
    const sales = sold((i) => i % 2 === 0 && !(i >= 80 && i < 100));
    expect(silentOutages("A", sales, trading)).toEqual([{ item_code: "A", from: day(79), through: day(99) }]);
  });

  it.each([
    { name: "slow items", sales: sold((i) => i % 9 === 0) },
    { name: "short silences", sales: sold((i) => i % 2 === 0 && !(i >= 80 && i < 84)) },
    { name: "the end of an item", sales: sold((i) => i % 2 === 0 && i < 80) },
    { name: "a last sale after the end", sales: sold((i) => (i % 2 === 0 && i < 80) || i === 120) },
    { name: "the first weeks", sales: sold((i) => i % 2 === 0 && !(i >= 30 && i < 50)) },
    { name: "no sales", sales: [] },
  ])("are not found in $name", ({ sales }) => {
    expect(silentOutages("A", sales, trading)).toEqual([]);
  });
});
