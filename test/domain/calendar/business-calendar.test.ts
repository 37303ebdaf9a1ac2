import { describe, expect, it } from "@jest/globals";
import {
  businessCalendar,
  dayTypeOfNumber,
  dayTypeOn,
  isWorkingDay,
  withShutdowns,
} from "../../../src/domain/calendar/business-calendar.ts";
import { DAY_TYPE_LABELS, DAY_TYPES } from "../../../src/domain/calendar/day-type.ts";
import { addDays, dayNumber } from "../../../src/domain/calendar/day.ts";
import { estimatedDaysOff } from "../../../src/domain/calendar/estimated-holidays.ts";
import { aHolidayTable } from "./a-holiday-table.ts";

const calendar = businessCalendar(aHolidayTable(), 2025, 2027);

describe("kind of a day", () => {
  it.each([
    ["2026-02-13", "workday", true, "a Friday before 春节"],
    ["2026-02-14", "makeup_workday", true, "the Saturday worked for it"],
    ["2026-02-15", "holiday", false, "its first day, a Sunday"],
    ["2026-02-23", "holiday", false, "its last day, a Monday"],
    ["2026-02-24", "workday", true, "the Tuesday after it"],
    ["2026-03-01", "weekend", false, "an ordinary Sunday"],
    ["2026-10-10", "makeup_workday", true, "the Saturday worked for 国庆"],
    ["2027-02-05", "holiday", false, "除夕 of a year that is only estimated"],
    ["2027-02-12", "holiday", false, "the eighth day of an estimated 春节"],
    ["2027-02-15", "workday", true, "the Monday after an estimated 春节"],
    ["2031-10-01", "workday", true, "a Wednesday outside the calendar, by the plain week"],
    ["2031-10-04", "weekend", false, "a Saturday outside the calendar"],
    ["2024-12-31", "workday", true, "the day before the first of the calendar"],
  ] as const)("%s is a %s (%s): %s", (...[day, type, works]) => {
    expect(dayTypeOn(calendar, day)).toBe(type);
    expect(dayTypeOfNumber(calendar, dayNumber(day))).toBe(type);
    expect(isWorkingDay(calendar, day)).toBe(works);
  });

  it("has a Chinese name each", () => {
    expect(DAY_TYPES.map((type) => DAY_TYPE_LABELS[type])).toEqual(["工作日", "周末", "法定假", "调休班"]);
  });

  it("a notice for next year counts where it reaches back into this one", () => {
    const table = aHolidayTable({ makeup_workdays: new Map([["2025-12-28", "元旦"]]) });
    expect(dayTypeOn(businessCalendar(table, 2025, 2025), "2025-12-28")).toBe("makeup_workday");
  });
});

describe("estimate for a year without a notice", () => {
  const festivals = aHolidayTable().festivals;

  it("春节 has eight days from 除夕, 清明 端午 中秋 one each, the fixed holidays 1, 5 and 7", () => {
    const days = estimatedDaysOff(2027, festivals.get(2027));
    const count = (name: string) => [...days.values()].filter((each) => each === name).length;
    expect(["元旦", "春节", "清明", "劳动节", "端午", "中秋", "国庆节"].map(count)).toEqual([1, 8, 1, 5, 1, 1, 7]);
    expect([days.get("2027-01-01"), days.get("2027-05-05"), days.get("2027-10-07")]).toEqual([
      "元旦",
      "劳动节",
      "国庆节",
    ]);
    expect([days.has("2027-02-04"), days.has("2027-02-13"), days.has("2027-10-08")]).toEqual([false, false, false]);
  });

  it("中秋 within the week of 国庆 makes it eight days, as the notice for 2025 did", () => {
    const days = estimatedDaysOff(2025, festivals.get(2025));
    expect([days.get("2025-10-08"), days.has("2025-10-09")]).toEqual(["国庆节", false]);
  });

  it.each(["10-01", "10-07"])("%s is within that week", (day) => {
    const base = { new_year_eve: "2030-02-02", qingming: "2030-04-05", dragon_boat: "2030-06-05" };
    expect(estimatedDaysOff(2030, { ...base, mid_autumn: `2030-${day}` }).has("2030-10-08")).toBe(true);
  });

  it("中秋 on the last of September does not lengthen it", () => {
    const base = { new_year_eve: "2030-02-02", qingming: "2030-04-05", dragon_boat: "2030-06-05" };
    expect(estimatedDaysOff(2030, { ...base, mid_autumn: "2030-09-30" }).has("2030-10-08")).toBe(false);
  });

  it("without festival dates only the fixed holidays remain", () => {
    expect(new Set(estimatedDaysOff(2099, undefined).values())).toEqual(new Set(["元旦", "劳动节", "国庆节"]));
    expect(estimatedDaysOff(2099, undefined).size).toBe(13);
  });
});

describe("shutdowns of a supplier", () => {
  const closed = withShutdowns(calendar, [{ start: "2026-02-09", end: "2026-02-26" }]);

  it("close it on the first and the last day and nowhere else", () => {
    const days = ["2026-02-06", "2026-02-09", "2026-02-26", "2026-02-27"];
    expect(days.map((day) => isWorkingDay(closed, day))).toEqual([true, false, false, true]);
  });

  it("leave the kinds of days and the calendar they came from alone", () => {
    expect(dayTypeOn(closed, "2026-02-09")).toBe("workday");
    expect(isWorkingDay(calendar, "2026-02-09")).toBe(true);
  });

  it("none: the calendar itself", () => expect(withShutdowns(calendar, [])).toBe(calendar));

  it("that begin before the calendar or end before they begin do no harm", () => {
    const early = withShutdowns(calendar, [{ start: "2024-12-20", end: "2025-01-02" }]);
    expect([isWorkingDay(early, "2025-01-02"), isWorkingDay(early, "2025-01-03")]).toEqual([false, true]);
    const backwards = withShutdowns(calendar, [{ start: "2026-03-10", end: "2026-03-02" }]);
    expect([...backwards.working]).toEqual([...calendar.working]);
    const past = withShutdowns(calendar, [{ start: "2020-01-01", end: "2020-02-01" }]);
    expect([...past.working]).toEqual([...calendar.working]);
  });

  it("reach to the end of the calendar", () => {
    const late = withShutdowns(calendar, [{ start: "2027-12-27", end: addDays("2027-12-31", 40) }]);
    expect(isWorkingDay(late, "2027-12-31")).toBe(false);
    expect(isWorkingDay(late, "2028-01-03")).toBe(true);
  });
});
