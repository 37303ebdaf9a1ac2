import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { checkRule } from "../../src/app/notify/check-rule.ts";
import { digestAt, isGrouped } from "../../src/app/notify/digest-time.ts";
import { anAlertRule } from "./rule-builder.ts";

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;

/** Minutes from now until the digest of a rule. */
const minutesUntil = (rule: Parameters<typeof anAlertRule>[0], time_of_day: string, seconds = 0) => {
  const at = 1_000 * DAY_MINUTES * MINUTE_MS + seconds * 1_000;
  return (digestAt(anAlertRule(rule), { at, time_of_day }) - (at - seconds * 1_000)) / MINUTE_MS;
};

describe("the next digest of a rule", () => {
  it.each<[Parameters<typeof anAlertRule>[0], string, number]>([
    [{ grouping: "hourly" }, "10:15", 45],
    [{ grouping: "hourly" }, "10:00", 60],
    [{ grouping: "daily", digest_time: "17:30" }, "10:00", 450],
    [{ grouping: "daily", digest_time: "17：30" }, "17:30", DAY_MINUTES],
    [{ grouping: "daily", digest_time: "8:00" }, "10:00", 22 * 60],
    [{ grouping: "daily" }, "08:59", 1],
    [{ grouping: "daily", digest_time: "早上" }, "08:00", 60],
    [{ grouping: "hourly", quiet_start: "21:00", quiet_end: "08:00" }, "20:30", 11.5 * 60],
    [{ grouping: "daily", digest_time: "07:00", quiet_start: "21:00", quiet_end: "08:00" }, "06:00", 120],
  ])("of %j at %s comes in %d minutes", (rule, now, want) => {
    expect(minutesUntil(rule, now)).toBe(want);
    expect(minutesUntil(rule, now, 59)).toBe(want);
  });

  it("is one instant for all that comes before it, and never holds what comes after", () => {
    const time = fc.integer({ min: 0, max: 3 * DAY_MINUTES });
    const rules = fc.record({
      grouping: fc.constantFrom("hourly" as const, "daily" as const),
      digest_time: fc.constantFrom(null, "00:00", "09:00", "23:59"),
      quiet: fc.constantFrom(
        null,
        ["22:00", "07:00"] as const,
        ["22:15", "07:30"] as const,
        ["12:10", "12:50"] as const,
      ),
    });
    const text = (minute: number) =>
      `${String(Math.floor(minute / 60) % 24).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
    fc.assert(
      fc.property(rules, time, time, ({ quiet, ...parts }, a, b) => {
        const rule = anAlertRule({ ...parts, quiet_start: quiet?.[0] ?? null, quiet_end: quiet?.[1] ?? null });
        const due = (minute: number) =>
          digestAt(rule, { at: minute * MINUTE_MS, time_of_day: text(minute) }) / MINUTE_MS;
        const [first, second] = [Math.min(a, b), Math.max(a, b)];
        expect(due(first)).toBeGreaterThan(first);
        expect(due(second)).toBe(second < due(first) ? due(first) : due(second));
        expect(due(first)).toBeLessThanOrEqual(due(second));
      }),
      { numRuns: 2_000 },
    );
  });

  it("keeps nothing urgent, and nothing at all where the rule tells one by one", () => {
    const daily = anAlertRule({ grouping: "daily" });
    expect((["out", "critical", "high", "watch"] as const).map((severity) => isGrouped(daily, severity))).toEqual([
      ...[false, false, true, true],
    ]);
    expect(isGrouped(anAlertRule(), "watch")).toBe(false);
  });

  it("is told of where its time cannot be read", () => {
    const codes = (rule: Parameters<typeof anAlertRule>[0]) =>
      checkRule(anAlertRule(rule), ["采购群"]).map(({ code }) => code);
    expect(codes({ grouping: "daily", digest_time: "九点" })).toEqual(["rule_digest_time_unusable"]);
    expect(codes({ grouping: "daily", digest_time: "9:00" })).toEqual([]);
    expect(codes({ grouping: "hourly", digest_time: "九点" })).toEqual([]);
  });
});
