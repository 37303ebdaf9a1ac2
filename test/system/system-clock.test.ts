import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { createSystemClock } from "../../src/adapters/system/system-clock.ts";
import { addDays } from "../../src/domain/calendar/day.ts";

const ZONES = ["Asia/Shanghai", "America/New_York", "Australia/Lord_Howe", "America/Sao_Paulo", "Asia/Kathmandu"];
const clockAt = (instant: string, time_zone?: string) =>
  createSystemClock({ now: () => Date.parse(instant), ...(time_zone === undefined ? {} : { time_zone }) });

/** The oracle: Intl asked afresh for one instant. */
function civilDay(instant: number, timeZone: string): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(instant);
}

const instants = fc
  .date({ min: new Date("1995-01-01"), max: new Date("2035-01-01"), noInvalidDate: true })
  .map((date) => date.getTime());

describe("the system clock", () => {
  it("reads day and time of day in Shanghai unless told otherwise", () => {
    const clock = clockAt("2026-11-23T16:05:59.999Z");
    expect([clock.today(), clock.timeOfDay()]).toEqual(["2026-11-24", "00:05"]);
    expect(clock.stamp()).toBe("2026-11-23T16:05:59.999Z");
    expect(clock.now()).toBe(Date.parse("2026-11-23T16:05:59.999Z"));
  });

  it("reads them in the zone it was given", () => {
    const clock = clockAt("2026-11-23T16:05:00Z", "America/New_York");
    expect([clock.today(), clock.timeOfDay()]).toEqual(["2026-11-23", "11:05"]);
  });

  it.each(ZONES)("tells every instant's day as Intl does in %s", (time_zone) => {
    const clock = createSystemClock({ time_zone });
    fc.assert(
      fc.property(instants, (instant) => {
        expect(clock.dayOf(instant)).toBe(civilDay(instant, time_zone));
        expect(clock.dayOf(new Date(instant).toISOString())).toBe(civilDay(instant, time_zone));
      }),
    );
  });

  it.each(ZONES)("begins each day at its first instant in %s", (time_zone) => {
    const clock = createSystemClock({ time_zone });
    fc.assert(
      fc.property(instants, (instant) => {
        const day = civilDay(instant, time_zone);
        const start = Date.parse(clock.startOf(day));
        expect([clock.dayOf(start), clock.dayOf(start - 1)]).toEqual([day, addDays(day, -1)]);
      }),
    );
  });

  it.each([
    { name: "a plain midnight", zone: "Asia/Shanghai", day: "2026-11-24", want: "2026-11-23T16:00:00.000Z" },
    {
      name: "Shanghai's summer time of 1988",
      zone: "Asia/Shanghai",
      day: "1988-07-01",
      want: "1988-06-30T15:00:00.000Z",
    },
    {
      name: "a midnight that a clock change took",
      zone: "America/Sao_Paulo",
      day: "2018-11-04",
      want: "2018-11-04T03:00:00.000Z",
    },
    {
      name: "the hour before a day repeated",
      zone: "America/Sao_Paulo",
      day: "2018-02-18",
      want: "2018-02-18T03:00:00.000Z",
    },
    { name: "a half-hour change", zone: "Australia/Lord_Howe", day: "2026-04-05", want: "2026-04-04T13:00:00.000Z" },
  ])("knows $name", ({ zone, day, want }) => {
    expect(createSystemClock({ time_zone: zone }).startOf(day)).toBe(want);
  });

  it.each([
    { name: "UTC", text: "2026-11-23T16:00:00.000Z", want: "2026-11-24" },
    { name: "an offset", text: "2026-11-23T23:30:00+08:00", want: "2026-11-23" },
    { name: "an offset without a colon", text: "2026-11-23T23:30:00+0800", want: "2026-11-23" },
    { name: "a blank for the T", text: "2026-11-23 16:00:00Z", want: "2026-11-24" },
    { name: "a bare day, which is the tenant's own", text: "2026-11-23", want: "2026-11-23" },
    { name: "local time without a zone", text: "2026-11-23 23:59:59", want: "2026-11-23" },
  ])("reads $name", ({ text, want }) => {
    expect(createSystemClock().dayOf(text)).toBe(want);
  });

  it.each([
    "",
    "昨天",
    "2026-02-30",
    "2026-02-30T10:00:00Z",
    "2026-11-23T25:00:00Z",
    "2026-11-23 25:61",
    "Mon Nov 23",
    "20261123",
  ])("knows that %j is no instant", (text) => {
    expect(createSystemClock().dayOf(text)).toBeNull();
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 1e17, -1e17])("knows that %d is no instant", (instant) => {
    expect(createSystemClock().dayOf(instant)).toBeNull();
  });

  it("refuses to begin a day that does not exist", () => {
    expect(() => createSystemClock().startOf("2026-02-30")).toThrow(expect.objectContaining({ code: "day_invalid" }));
  });
});
