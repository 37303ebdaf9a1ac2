import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { businessCalendar, withShutdowns } from "../../../src/domain/calendar/business-calendar.ts";
import { dayFromNumber, dayNumber } from "../../../src/domain/calendar/day.ts";
import { daysUntilSupplied, suppliedThrough, supplyDaysFrom } from "../../../src/domain/calendar/supply-days.ts";
import { calendarDaysUntil, workedThrough } from "../../../src/domain/calendar/working-days.ts";
import { aHolidayTable } from "./a-holiday-table.ts";

const calendar = businessCalendar(aHolidayTable(), 2025, 2027);
const plain = { weekday: 0, off: [], on: [] };

describe("working days seen from today", () => {
  it("names only where the calendar leaves the plain week", () => {
    const { weekday, off, on } = supplyDaysFrom(calendar, "2026-02-10");
    expect(weekday).toBe(1);
    expect(off.filter((day) => day > 0 && day < 30)).toEqual([6, 7, 8, 9, 10, 13]);
    expect(on.filter((day) => day > 0 && day < 30)).toEqual([4, 18]);
  });

  it("knows 120 days back and 430 ahead", () => {
    const closed = withShutdowns(calendar, [{ start: "2025-01-01", end: "2027-12-31" }]);
    const { off } = supplyDaysFrom(closed, "2026-03-02");
    expect([off[0], off.at(-1)]).toEqual([-119, 430]);
  });

  it("follows the plain week outside of the calendar", () => {
    expect(supplyDaysFrom(businessCalendar(aHolidayTable(), 2026, 2026), "2028-06-01")).toEqual({
      ...plain,
      weekday: 3,
    });
  });

  it.each([
    ["the same day", 0, 0],
    ["Tuesday to Friday", 3, 3],
    ["the Saturday that is worked", 4, 4],
    ["the holiday", 13, 4],
    ["the first day after it", 14, 5],
    ["yesterday, a Monday", -1, -1],
    ["the Friday before", -4, -2],
  ])("%s: %i days are %i working days", (_, offset, want) => {
    expect(suppliedThrough(supplyDaysFrom(calendar, "2026-02-10"), offset)).toBe(want);
  });

  it("counts as the calendar itself does", () => {
    const day = fc.integer({ min: dayNumber("2025-06-01"), max: dayNumber("2026-10-01") });
    fc.assert(
      fc.property(day, fc.integer({ min: -110, max: 420 }), fc.integer({ min: 1, max: 200 }), (start, offset, days) => {
        const supply = supplyDaysFrom(calendar, dayFromNumber(start));
        expect(suppliedThrough(supply, offset)).toBe(
          workedThrough(calendar, start + offset) - workedThrough(calendar, start),
        );
        expect(daysUntilSupplied(supply, days)).toBe(calendarDaysUntil(calendar, start, days));
      }),
    );
  });

  it.each([
    [0, 0],
    [1, 1],
    [0.2, 1],
    [5, 7],
    [5.0000000001, 7],
    [5.1, 8],
    [10, 14],
    [-3, 0],
  ])("%f working days from a Monday take %i days", (days, want) => expect(daysUntilSupplied(plain, days)).toBe(want));
});
