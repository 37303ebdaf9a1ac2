import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { addDays, dayFromNumber, dayNumber, daysBetween, isDay, weekday } from "../../../src/domain/calendar/day.ts";

describe("day", () => {
  it.each([
    ["1970-01-01", 0],
    ["1969-12-31", -1],
    ["2000-02-29", 11_016],
    ["2026-11-23", 20_780],
    ["2100-03-01", 47_541],
  ])("%s is day number %i", (day, number) => {
    expect(dayNumber(day)).toBe(number);
    expect(dayFromNumber(number)).toBe(day);
  });

  it.each([
    ["over a leap day", "2028-02-28", 2, "2028-03-01"],
    ["over a year's end, back", "2026-01-01", -1, "2025-12-31"],
    ["by nothing", "2026-11-23", 0, "2026-11-23"],
  ])("adds days %s", (_, day, days, want) => expect(addDays(day, days)).toBe(want));

  it("knows the weekday: 2026-11-23 was a Monday, 1969-12-31 a Wednesday", () => {
    expect([weekday("2026-11-23"), weekday("2026-11-29"), weekday("1969-12-31")]).toEqual([0, 6, 2]);
  });

  it("counts the days between two days", () => expect(daysBetween("2026-02-28", "2026-03-01")).toBe(1));

  it.each(["2026-02-30", "2026-13-01", "2025-02-29", "2026-1-1", "today", ""])("refuses %j", (text) => {
    expect(isDay(text)).toBe(false);
  });

  it("agrees with the platform's calendar on every day from 0001 to 9999", () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (number) => {
        const day = new Date(number * 86_400_000).toISOString().slice(0, 10);
        expect(dayFromNumber(number)).toBe(day);
        expect(dayNumber(day)).toBe(number);
        expect(isDay(day)).toBe(true);
      }),
    );
  });
});
