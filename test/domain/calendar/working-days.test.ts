import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { businessCalendar, isWorkingDay, withShutdowns } from "../../../src/domain/calendar/business-calendar.ts";
import { calendarCoverage } from "../../../src/domain/calendar/calendar-coverage.ts";
import { addDays, dayFromNumber, dayNumber } from "../../../src/domain/calendar/day.ts";
import { daysToEve, daysToEveOfNumber } from "../../../src/domain/calendar/days-to-eve.ts";
import {
  addWorkingDays,
  calendarDaysUntil,
  WORKING_SHARE,
  workedThrough,
  workingDaysBetween,
} from "../../../src/domain/calendar/working-days.ts";
import { aHolidayTable } from "./a-holiday-table.ts";

const calendar = businessCalendar(aHolidayTable(), 2025, 2027);

describe("counting working days", () => {
  it.each([
    ["2026-03-06", "2026-03-09", 1, "a Friday to a Monday"],
    ["2026-03-07", "2026-03-08", 0, "a Saturday to a Sunday"],
    ["2026-03-09", "2026-03-06", -1, "backwards"],
    ["2026-02-13", "2026-02-24", 2, "over 春节 with its worked Saturday"],
    ["2026-09-30", "2026-10-08", 1, "over 国庆"],
    ["2026-03-02", "2026-03-02", 0, "a day to itself"],
    ["2024-12-23", "2024-12-30", 5, "a week before the calendar"],
    ["2028-01-03", "2028-01-10", 5, "a week after the calendar"],
    ["2027-12-30", "2028-01-03", 2, "across its end"],
    ["2024-12-30", "2025-01-02", 2, "across its beginning, over 元旦"],
  ])("%s to %s is %i: %s", (from, to, want) => expect(workingDaysBetween(calendar, from, to)).toBe(want));

  it.each([
    ["2026-03-06", 1, "2026-03-09"],
    ["2026-03-07", 1, "2026-03-09"],
    ["2026-03-09", -1, "2026-03-06"],
    ["2026-03-08", -1, "2026-03-06"],
    ["2026-03-07", 0, "2026-03-07"],
    ["2026-02-13", 1, "2026-02-14"],
    ["2026-02-13", 2, "2026-02-24"],
    ["2026-09-28", 5, "2026-10-10"],
    ["2026-10-09", -5, "2026-09-24"],
    ["2026-03-02", 10, "2026-03-16"],
    ["2031-01-01", 2, "2031-01-03"],
  ])("from %s, working day %i is %s", (from, days, want) => expect(addWorkingDays(calendar, from, days)).toBe(want));

  it("a shutdown of a year does not keep it from an answer", () => {
    const closed = withShutdowns(calendar, [{ start: "2025-01-01", end: "2027-12-31" }]);
    expect(addWorkingDays(closed, "2026-06-01", 1)).toBe("2028-01-03");
    expect(addWorkingDays(closed, "2026-06-01", -1)).toBe("2024-12-31");
  });

  it("knows the share of a plain week", () => expect(WORKING_SHARE).toBe(5 / 7));

  const aDay = fc.integer({ min: dayNumber("2023-06-01"), max: dayNumber("2029-06-01") });

  it("agrees with walking day by day", () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: 0, max: 90 }), (start, span) => {
        let walked = 0;
        for (let d = 1; d <= span; d++) if (isWorkingDay(calendar, dayFromNumber(start + d))) walked++;
        expect(workedThrough(calendar, start + span) - workedThrough(calendar, start)).toBe(walked);
      }),
    );
  });

  it("adding is the inverse of counting and ends on a working day", () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: 1, max: 60 }), (start, days) => {
        const there = start + calendarDaysUntil(calendar, start, days);
        const back = start + calendarDaysUntil(calendar, start, -days);
        expect(workedThrough(calendar, there) - workedThrough(calendar, start)).toBe(days);
        expect(isWorkingDay(calendar, dayFromNumber(there))).toBe(true);
        expect(workedThrough(calendar, start - 1) - workedThrough(calendar, back - 1)).toBe(days);
        expect(isWorkingDay(calendar, dayFromNumber(back))).toBe(true);
      }),
    );
  });
});

describe("days to 除夕", () => {
  it.each([
    ["2026-02-16", 0],
    ["2026-02-06", 10],
    ["2026-02-19", -3],
    ["2025-08-07", -191],
    ["2025-08-08", 192],
    ["2028-02-06", -366],
  ])("%s: %i", (day, want) => {
    expect(daysToEve(calendar, day)).toBe(want);
    expect(daysToEveOfNumber(calendar, dayNumber(day))).toBe(want);
  });

  it("of two that are as near, the one to come", () => {
    expect(daysToEveOfNumber({ ...calendar, eves: [100, 300] }, 200)).toBe(100);
  });

  it("is unknown beyond a year from any that is known", () => {
    expect(daysToEve(calendar, addDays("2028-02-06", 1))).toBeNull();
    expect(daysToEve({ ...calendar, eves: [] }, "2026-02-16")).toBeNull();
  });

  it("sorts the eves it is given", () => {
    const festivals = new Map([...aHolidayTable().festivals].reverse());
    expect(businessCalendar(aHolidayTable({ festivals }), 2026, 2026).eves).toEqual(calendar.eves);
  });
});

describe("how far the notices reach", () => {
  const table = aHolidayTable({ published_years: new Set([2024, 2025, 2026, 2028]) });

  it.each([
    ["2026-03-01", "2026-12-24", "2026-12-31", [2026], []],
    ["2026-03-01", "2026-12-25", "2026-12-31", [2026, 2027], [2027]],
    ["2025-03-01", "2027-03-01", "2026-12-31", [2025, 2026, 2027], [2027]],
    ["2027-03-01", "2028-03-01", null, [2027, 2028], [2027]],
    ["2028-03-01", "2028-03-02", "2028-12-31", [2028], []],
  ])("%s to %s", (from, to, covered_until, needed_years, estimated_years) => {
    expect(calendarCoverage(table, from, to)).toEqual({ covered_until, needed_years, estimated_years });
  });

  it("a span that ends before it begins needs the year it begins in", () => {
    expect(calendarCoverage(table, "2026-06-01", "2020-01-01").needed_years).toEqual([2026]);
  });
});
