import { describe, expect, it } from "@jest/globals";
import { addDays } from "../../../src/domain/calendar/day.ts";
import type { DemandSeries } from "../../../src/domain/demand/demand-series.ts";
import { forecastBefore } from "../../../src/domain/indicators/forecast-before.ts";

const FIRST = "2026-01-05";
const ITEM = { item_code: "CUP", category: null, brand: null };

function sold(days: number, unitsOn: (i: number) => number): DemandSeries {
  const quantity = Array.from({ length: days }, (_, i) => unitsOn(i));
  return { first_day: FIRST, quantity, in_stock: quantity.map(() => 1) };
}

describe("what was to be expected of coming days", () => {
  const day = addDays(FIRST, 84);

  it("is what the days before let expect, whatever came after", () => {
    const steady = (i: number) => 5 + (i % 3);
    const calm = forecastBefore({ demand: sold(98, steady), item: ITEM }, day, addDays(day, 9));
    const burst = forecastBefore(
      { demand: sold(98, (i) => (i >= 84 ? 90 : steady(i))), item: ITEM },
      day,
      addDays(day, 9),
    );
    expect(burst).toEqual(calm);
    expect(calm?.mean).toBeGreaterThan(54);
    expect(calm?.mean).toBeLessThan(66);
    expect(calm?.p95).toBeGreaterThan(calm?.mean ?? 0);
    expect(calm?.p95).toBeLessThan(110);
  });

  it("sells on its weekdays", () => {
    const weekends = { demand: sold(84, (i) => (i % 7 >= 5 ? 20 : 0)), item: ITEM };
    const monday = forecastBefore(weekends, day, day)?.mean ?? 0;
    const saturday = addDays(day, 5);
    expect(forecastBefore(weekends, day, saturday)?.mean).toBeGreaterThan(3 * monday);
  });

  it("is unknown of a short history, and of no days", () => {
    expect(
      forecastBefore({ demand: sold(27, () => 5), item: ITEM }, addDays(FIRST, 27), addDays(FIRST, 30)),
    ).toBeNull();
    expect(forecastBefore({ demand: sold(84, () => 5), item: ITEM }, day, addDays(day, -1))).toBeNull();
  });
});
