import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import {
  chinaDateTime,
  chinaMinuteText,
  chinaTimeOfDay,
  untilChinaTime,
} from "../../../src/domain/calendar/china-time.ts";

const DAY_MS = 86_400_000;
const at = (text: string) => Date.parse(`${text}+08:00`);

describe("China's clock", () => {
  it("agrees with the platform's calendar at every instant, before 1970 too", () => {
    fc.assert(
      fc.property(fc.integer({ min: -62_000_000_000_000, max: 250_000_000_000_000 }), (instant) => {
        const want = new Date(instant + 8 * 3_600_000).toISOString();
        expect(chinaDateTime(instant)).toBe(want.slice(0, 19));
        expect(chinaMinuteText(instant)).toBe(`${want.slice(0, 10)} ${want.slice(11, 16)}`);
        expect(chinaTimeOfDay(instant)).toBe(Date.parse(`1970-01-01T${want.slice(11)}`));
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  it.each([
    { now: "2026-11-23T23:59:59", hour: 0, want: 1_000 },
    { now: "2026-11-23T00:00:00", hour: 0, want: DAY_MS },
    { now: "2026-11-23T07:00:00", hour: 8, want: 3_600_000 },
    { now: "2026-11-23T09:00:00", hour: 8, want: DAY_MS - 3_600_000 },
  ])("counts from $now until it is $hour o'clock", ({ now, hour, want }) => {
    expect(untilChinaTime(hour * 3_600_000, at(now))).toBe(want);
  });
});
