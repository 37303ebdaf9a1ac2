import { describe, expect, it } from "@jest/globals";
import { chineseHolidayTable } from "../../src/adapters/calendar/chinese-holiday-table.ts";
import { createChineseCalendar } from "../../src/adapters/calendar/create-chinese-calendar.ts";
import { dayTypeOn } from "../../src/domain/calendar/business-calendar.ts";
import { aHolidayTable } from "../domain/calendar/a-holiday-table.ts";

describe("the notices in the package", () => {
  const table = chineseHolidayTable();

  it.each([
    [2024, 36],
    [2025, 33],
    [2026, 39],
  ])("the notice for %i names %i days, as holiday-cn counts them", (year, want) => {
    const ofYear = (days: ReadonlyMap<string, string>) => [...days.keys()].filter((day) => day.startsWith(`${year}-`));
    expect(ofYear(table.days_off).length + ofYear(table.makeup_workdays).length).toBe(want);
  });

  it("say for 2026 what the State Council's notice says", () => {
    const ours = aHolidayTable();
    const in2026 = ([day]: readonly [string, string]) => day.startsWith("2026-");
    expect(new Map([...table.days_off].filter(in2026))).toEqual(ours.days_off);
    expect(new Map([...table.makeup_workdays].filter(in2026))).toEqual(ours.makeup_workdays);
  });

  it("end with 2026: the notice for 2027 is not in this version of the package", () => {
    expect([2004, 2026, 2027].map((year) => table.published_years.has(year))).toEqual([true, true, false]);
  });

  it.each([2025, 2026, 2027])("the festivals of %i fall where the almanac has them", (year) => {
    expect(table.festivals.get(year)).toEqual(aHolidayTable().festivals.get(year));
  });
});

describe("the calendar around a day", () => {
  const calendar = createChineseCalendar();

  it("knows two years back and ahead, with an estimate where nothing is published", () => {
    const around = calendar.around("2026-11-28");
    expect(dayTypeOn(around, "2024-02-04")).toBe("makeup_workday");
    expect(dayTypeOn(around, "2028-01-25")).toBe("holiday");
  });

  it("is made once a year", () => {
    expect(calendar.around("2026-01-01")).toBe(calendar.around("2026-12-31"));
    expect(calendar.around("2027-01-01")).not.toBe(calendar.around("2026-12-31"));
  });
});
