import { describe, expect, it } from "@jest/globals";
import {
  daysFromSpringFestival,
  isPublicHoliday,
  isSupplyShutdown,
} from "../../packages/demo-shop/src/chinese-festivals.ts";
import { formatDay, instant, parseDay, weekdayOf } from "../../packages/demo-shop/src/shop-calendar.ts";
import { afterSupplyDays } from "../../packages/demo-shop/src/purchasing.ts";

describe("the shop's calendar", () => {
  it.each(["1999-12-31", "2024-02-29", "2026-03-10"])("reads back the day it wrote, %s", (day) => {
    expect(formatDay(parseDay(day))).toBe(day);
  });

  it.each(["2025-02-29", "2026-13-01", "2026-1-1", "today", ""])("refuses %j as a day", (text) => {
    expect(() => parseDay(text)).toThrow(RangeError);
  });

  it("puts local midnight of Shanghai at 16:00Z of the day before", () => {
    expect(instant(parseDay("2026-03-10"))).toBe("2026-03-09T16:00:00.000Z");
    expect(instant(parseDay("2026-03-10"), 0.5)).toBe("2026-03-10T04:00:00.000Z");
  });

  it("knows the weekday", () => {
    expect([weekdayOf(parseDay("2026-03-08")), weekdayOf(parseDay("2026-03-14")), weekdayOf(-4)]).toEqual([0, 6, 0]);
  });

  it.each([
    { day: "2026-02-17", offset: 0 },
    { day: "2026-02-16", offset: -1 },
    { day: "2025-12-31", offset: -48 },
    { day: "2025-03-01", offset: 31 },
  ])("counts $day as $offset days from 春节", ({ day, offset }) => {
    expect(daysFromSpringFestival(parseDay(day))).toBe(offset);
  });

  it.each([
    { day: "2026-02-20", rests: true },
    { day: "2026-10-03", rests: true },
    { day: "2026-10-08", rests: false },
    { day: "2026-01-01", rests: true },
    { day: "2026-04-05", rests: true },
    { day: "2026-05-06", rests: false },
    { day: "2026-07-01", rests: false },
  ])("rests on $day: $rests", ({ day, rests }) => {
    expect(isPublicHoliday(parseDay(day))).toBe(rests);
  });

  it("counts no day of the 春节 shutdown as a supply day", () => {
    const ordered = parseDay("2026-02-08");
    const arrives = afterSupplyDays(ordered, 5);
    expect(formatDay(arrives)).toBe("2026-03-02");
    expect(isSupplyShutdown(arrives)).toBe(false);
    expect(afterSupplyDays(parseDay("2026-07-01"), 5)).toBe(parseDay("2026-07-06"));
  });
});
