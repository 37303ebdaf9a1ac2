import { describe, expect, it } from "@jest/globals";
import {
  axisDayText,
  dayText,
  fromTodayText,
  fullDayText,
  monthText,
} from "../../src/entrypoints/web/src/format/day-text.ts";
import {
  agoText,
  clockText,
  durationText,
  instantDayText,
  instantText,
} from "../../src/entrypoints/web/src/format/instant-text.ts";
import { en } from "../../src/entrypoints/web/src/text/en.ts";
import { zh } from "../../src/entrypoints/web/src/text/zh.ts";

describe("days", () => {
  it.each([
    { day: "2026-12-03", language: "zh" as const, want: "12月3日" },
    { day: "2027-01-14", language: "zh" as const, want: "2027年1月14日" },
    { day: "2026-12-03", language: "en" as const, want: "Dec 3" },
    { day: "2027-01-14", language: "en" as const, want: "Jan 14, 2027" },
  ])("shows $day seen from 2026-12-01 as $want", ({ day, language, want }) => {
    expect(dayText(day, "2026-12-01", language)).toBe(want);
  });

  it.each([
    { language: "zh" as const, want: "2026年12月3日 星期四" },
    { language: "en" as const, want: "Thu, Dec 3, 2026" },
  ])("shows the business day in full as $want", ({ language, want }) => {
    expect(fullDayText("2026-12-03", language)).toBe(want);
  });

  it.each([
    { day: "2026-12-03", want: "今天" },
    { day: "2026-12-04", want: "明天" },
    { day: "2026-12-31", want: "28 天后" },
    { day: "2026-12-02", want: "昨天" },
    { day: "2026-11-29", want: "4 天前" },
  ])("says how far off $day is", ({ day, want }) => {
    expect(fromTodayText(day, "2026-12-03", zh)).toBe(want);
  });

  it("is short on an axis", () => {
    expect(axisDayText("2026-02-09")).toBe("2/9");
  });
});

describe("agoText", () => {
  it.each([
    { age_ms: 0, want: "刚刚" },
    { age_ms: 2_999, want: "刚刚" },
    { age_ms: 3_000, want: "3 秒前" },
    { age_ms: 59_999, want: "59 秒前" },
    { age_ms: 60_000, want: "1 分钟前" },
    { age_ms: 3_600_000, want: "1 小时前" },
    { age_ms: 2 * 86_400_000, want: "2 天前" },
  ])("calls $age_ms ms $want", ({ age_ms, want }) => {
    expect(agoText(age_ms, zh)).toBe(want);
  });
});

describe("durationText", () => {
  it.each([
    { duration_ms: 0, want: "0 毫秒" },
    { duration_ms: 340.4, want: "340 毫秒" },
    { duration_ms: 2_345, want: "2.3 秒" },
    { duration_ms: 42_900, want: "42 秒" },
    { duration_ms: 90_000, want: "1.5 分钟" },
    { duration_ms: 3 * 3_600_000, want: "3 小时" },
    { duration_ms: 50 * 3_600_000, want: "2 天" },
  ])("calls $duration_ms ms $want", ({ duration_ms, want }) => {
    expect(durationText(duration_ms, zh)).toBe(want);
  });
});

describe("instants, in the zone they are asked for", () => {
  const instant = Date.UTC(2026, 11, 3, 16, 5);

  it("turns midnight of the zone into 00, not 24", () => {
    expect(clockText(instant, "zh", "Asia/Shanghai")).toBe("00:05");
    expect(clockText(instant, "zh", "UTC")).toBe("16:05");
  });

  it.each([
    { language: "zh" as const, want: "12月4日 00:05" },
    { language: "en" as const, want: "Dec 4 00:05" },
  ])("shows day and time as $want", ({ language, want }) => {
    expect(instantText(instant, language, "Asia/Shanghai")).toBe(want);
  });

  it.each([
    { name: "today by the zone's calendar", hours: 23, want: "今天" },
    { name: "yesterday", hours: 24, want: "昨天" },
    { name: "the date of an older day", hours: 72, want: "12月4日 星期五" },
  ])("heads a timeline with $name", ({ hours, want }) => {
    const setting = { texts: zh, language: "zh" as const, timeZone: "Asia/Shanghai" };
    expect(instantDayText(instant, instant + hours * 3_600_000, setting)).toBe(want);
  });

  it("begins an English heading with a capital", () => {
    const setting = { texts: en, language: "en" as const, timeZone: "Asia/Shanghai" };
    expect(instantDayText(instant, instant, setting)).toBe("Today");
    expect(instantDayText(instant, instant + 72 * 3_600_000, setting)).toBe("Fri, Dec 4");
  });
});

describe("a month", () => {
  it("is named in either language", () => {
    expect(monthText("2026-01", "zh")).toBe("1月");
    expect(monthText("2026-11", "en")).toBe("Nov");
  });
});
