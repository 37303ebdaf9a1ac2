import { describe, expect, it } from "@jest/globals";
import { firstDayRead, replaySpan, usualHistoryDays } from "../../../src/app/rehearse/replay-span.ts";

const TODAY = "2026-11-23";

describe("the days that are replayed", () => {
  it.each([
    { name: "six months where the history is long", months: 6, history: 400, days: 183, first_day: "2026-05-24" },
    { name: "a year", months: 12, history: 700, days: 365, first_day: "2025-11-23" },
    { name: "what eight weeks of learning leave", months: 6, history: 200, days: 144, first_day: "2026-07-02" },
    { name: "eight weeks at least", months: 6, history: 100, days: 56, first_day: "2026-09-28" },
    { name: "eight weeks of twelve", months: 6, history: 84, days: 56, first_day: "2026-09-28" },
  ])("are $name", ({ months, history, days, first_day }) => {
    expect(replaySpan(TODAY, months, history)).toMatchObject({ days, first_day });
  });

  it("are none where even eight weeks would leave less than four to learn from", () => {
    expect(replaySpan(TODAY, 6, 83)).toBeNull();
  });

  it("tell how many were wished", () => expect(replaySpan(TODAY, 6, 100)?.wished_days).toBe(183));

  it("are read with a year to learn from, and at most two years in all", () => {
    expect(firstDayRead(TODAY, 6)).toBe("2025-05-24");
    expect(firstDayRead(TODAY, 12)).toBe("2024-11-23");
  });
});

describe("how far back a shop's items are known", () => {
  it("is what half of them reach", () => {
    expect(usualHistoryDays(["2026-11-13", "2026-11-03", null], TODAY)).toBe(10);
    expect(usualHistoryDays(["2026-11-13", "2026-11-03"], TODAY)).toBe(20);
  });

  it("is nothing without items", () => expect(usualHistoryDays([], TODAY)).toBe(0));
});
