import { describe, expect, it } from "@jest/globals";
import {
  finishedMonths,
  firstDayAfter,
  firstDayOf,
  firstOfMonth,
  monthNumber,
  monthOf,
  pastMonths,
} from "../../../src/domain/calendar/month.ts";

describe("a month", () => {
  it("is that of its first and of its last day", () => {
    expect(["2026-02-01", "2026-02-28"].map(monthOf)).toEqual(["2026-02", "2026-02"]);
  });

  it("begins on its first day", () => {
    expect(firstDayOf("2026-02")).toBe("2026-02-01");
    expect(firstOfMonth("2026-02-28")).toBe("2026-02-01");
  });

  it.each([
    ["2026-11", "2026-12-01"],
    ["2026-12", "2027-01-01"],
  ])("%s is over on %s", (month, day) => {
    expect(firstDayAfter(month)).toBe(day);
  });

  it("is counted on over the turn of the year, from itself or from a day in it", () => {
    expect(monthNumber("2027-01") - monthNumber("2026-12")).toBe(1);
    expect(monthNumber("2027-01-31")).toBe(monthNumber("2027-01"));
    expect(monthNumber("0000-01")).toBe(0);
  });
});

describe("past months", () => {
  it("end with the month of the day, over the turn of a year", () => {
    expect(pastMonths("2026-02-28", 4)).toEqual(["2025-11", "2025-12", "2026-01", "2026-02"]);
  });

  it("are none where none are asked for", () => {
    expect(pastMonths("2026-02-28", 0)).toEqual([]);
  });
});

describe("finished months", () => {
  it("begin with the month of the first day and leave out the one that runs", () => {
    expect(finishedMonths("2025-11-30", "2026-02-01", 12)).toEqual(["2025-11", "2025-12", "2026-01"]);
  });

  it("are the latest, where there are more than asked for", () => {
    expect(finishedMonths("2024-05-01", "2026-02-15", 2)).toEqual(["2025-12", "2026-01"]);
  });

  it("are none before the first month is over", () => {
    expect(finishedMonths("2026-02-01", "2026-02-28", 12)).toEqual([]);
  });

  it("are none where the first day lies ahead", () => {
    expect(finishedMonths("2026-04-01", "2026-02-28", 12)).toEqual([]);
  });
});
