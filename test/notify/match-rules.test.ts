import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { dueAt, dueLater, matchingRules, rulesInScope, type RuleSubject } from "../../src/app/notify/match-rules.ts";
import { minuteOfDay } from "../../src/app/notify/quiet-hours.ts";
import { anAlertRule } from "./rule-builder.ts";

const cup: RuleSubject = {
  item_code: "CUP-1",
  location_code: "WH-1",
  category: "杯壶",
  brand: "山泉",
  abc_class: "A",
  supplier_code: "S-1",
  severity: "high",
  today: "2026-11-23",
};

describe("the rules that match an alert", () => {
  it.each([
    { name: "a rule for everything", rule: {}, subject: {}, matches: true },
    { name: "a rule that is off", rule: { is_active: false }, subject: {}, matches: false },
    {
      name: "its category",
      rule: { scope_kind: "category", scope_values: ["饮料", "杯壶"] },
      subject: {},
      matches: true,
    },
    { name: "another category", rule: { scope_kind: "category", scope_values: ["饮料"] }, subject: {}, matches: false },
    {
      name: "no category known",
      rule: { scope_kind: "category", scope_values: ["杯壶"] },
      subject: { category: null },
      matches: false,
    },
    { name: "its brand", rule: { scope_kind: "brand", scope_values: ["山泉"] }, subject: {}, matches: true },
    {
      name: "its code in another writing",
      rule: { scope_kind: "item", scope_values: [" ｃｕｐ-1"] },
      subject: {},
      matches: true,
    },
    {
      name: "a code that only begins the same",
      rule: { scope_kind: "item", scope_values: ["CUP"] },
      subject: {},
      matches: false,
    },
    { name: "its location", rule: { scope_kind: "location", scope_values: ["wh-1"] }, subject: {}, matches: true },
    { name: "its class", rule: { scope_kind: "abc_class", scope_values: ["b", "ａ"] }, subject: {}, matches: true },
    { name: "another class", rule: { scope_kind: "abc_class", scope_values: ["B", "C"] }, subject: {}, matches: false },
    { name: "its supplier", rule: { scope_kind: "supplier", scope_values: ["s-1"] }, subject: {}, matches: true },
    {
      name: "no supplier known",
      rule: { scope_kind: "supplier", scope_values: ["S-1"] },
      subject: { supplier_code: null },
      matches: false,
    },
    { name: "its first day", rule: { valid_from: "2026-11-23" }, subject: {}, matches: true },
    { name: "a day too early", rule: { valid_from: "2026-11-24" }, subject: {}, matches: false },
    { name: "its last day", rule: { valid_to: "2026-11-23" }, subject: {}, matches: true },
    { name: "a day too late", rule: { valid_to: "2026-11-22" }, subject: {}, matches: false },
    { name: "reversed dates", rule: { valid_from: "2026-11-24", valid_to: "2026-11-22" }, subject: {}, matches: false },
    { name: "a scope without values", rule: { scope_kind: "location", scope_values: [] }, subject: {}, matches: false },
  ] as const)("$name: $matches", ({ rule, subject, matches }) => {
    expect(matchingRules([anAlertRule(rule)], { ...cup, ...subject })).toHaveLength(matches ? 1 : 0);
  });

  it.each([
    { severity: "out", heard: ["out", "critical", "high", "watch"] },
    { severity: "critical", heard: ["critical", "high", "watch"] },
    { severity: "high", heard: ["high", "watch"] },
    { severity: "watch", heard: ["watch"] },
    { severity: "none", heard: [] },
    { severity: "unknown", heard: [] },
  ] as const)("hear of $severity from their least severity on", ({ severity, heard }) => {
    const rules = (["out", "critical", "high", "watch"] as const).map((minimum_severity) =>
      anAlertRule({ minimum_severity, rule_name: minimum_severity }),
    );
    expect(matchingRules(rules, { ...cup, severity }).map(({ rule_name }) => rule_name)).toEqual(heard);
  });
});

describe("rules with other conditions", () => {
  it("match no alert, but are in scope whatever the severity", () => {
    const rule = anAlertRule({ condition_kind: "days_of_supply", condition_value: 7 });
    expect(matchingRules([rule], { ...cup, severity: "out" })).toEqual([]);
    expect(rulesInScope([rule], { ...cup, severity: "none" })).toEqual([rule]);
  });
});

const at = Date.parse("2026-11-23T14:30:20.500Z");
const night = { quiet_start: "21:00", quiet_end: "08:00" };

describe("when a message is due", () => {
  it.each([
    { name: "at once without quiet hours", rule: {}, now: "22:30", delay: 0 },
    { name: "at once outside of quiet hours", rule: night, now: "20:59", delay: 0 },
    { name: "in the morning when it is late", rule: night, now: "22:30", delay: 570 },
    { name: "in the morning when it is early", rule: night, now: "07:59", delay: 1 },
    { name: "in the morning from the first quiet minute on", rule: night, now: "21:00", delay: 660 },
    { name: "at once from the minute quiet ends", rule: night, now: "08:00", delay: 0 },
    { name: "after a quiet noon", rule: { quiet_start: "12:00", quiet_end: "13:30" }, now: "12:15", delay: 75 },
    { name: "at once before a quiet noon", rule: { quiet_start: "12:00", quiet_end: "13:30" }, now: "11:59", delay: 0 },
    {
      name: "after quiet hours until midnight",
      rule: { quiet_start: "22:00", quiet_end: "00:00" },
      now: "23:59",
      delay: 1,
    },
    {
      name: "in full-width and short writing",
      rule: { quiet_start: "２１：00", quiet_end: "8:00" },
      now: "23:00",
      delay: 540,
    },
    {
      name: "at once when start and end are the same",
      rule: { quiet_start: "08:00", quiet_end: "08:00" },
      now: "08:00",
      delay: 0,
    },
    { name: "at once when only one is given", rule: { quiet_start: "21:00", quiet_end: null }, now: "23:00", delay: 0 },
    {
      name: "at once when they cannot be read",
      rule: { quiet_start: "晚上", quiet_end: "25:00" },
      now: "23:00",
      delay: 0,
    },
  ])("is $name", ({ rule, now, delay }) => {
    const due = dueAt(anAlertRule(rule), at, now);
    expect(due).toBe(delay === 0 ? at : at - 20_500 + delay * 60_000);
  });

  it("delays red alerts to duty staff too, where the rule asks for quiet", () => {
    const rule = anAlertRule({ ...night, receiver_role: "仓库", minimum_severity: "out" });
    expect(dueAt(rule, at, "22:30")).toBeGreaterThan(at);
  });

  it("never lies before now, never a day away, and never within quiet hours", () => {
    const minute = fc.nat(1_439);
    const timeOf = (minutes: number) =>
      `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
    fc.assert(
      fc.property(minute, minute, minute, (start, end, now) => {
        const rule = anAlertRule({ quiet_start: timeOf(start), quiet_end: timeOf(end) });
        const wholeMinute = 60_000 * 1_000;
        const delay = (dueAt(rule, wholeMinute, timeOf(now)) - wholeMinute) / 60_000;
        expect(delay).toBeGreaterThanOrEqual(0);
        expect(delay).toBeLessThan(1_440);
        expect(dueAt(rule, wholeMinute, timeOf((now + delay) % 1_440))).toBe(wholeMinute);
      }),
    );
  });
});

describe("when a later message is due", () => {
  const now = { at, time_of_day: "20:30" };
  it.each([
    { name: "after its minutes", rule: {}, from: at, minutes: 45, due: at + 45 * 60_000 },
    { name: "before a quiet night", rule: night, from: at, minutes: 29, due: at + 29 * 60_000 },
    { name: "after a quiet night it falls into", rule: night, from: at, minutes: 30, due: at - 20_500 + 690 * 60_000 },
    {
      name: "its minutes after a message that quiet hours hold back",
      rule: night,
      from: at - 20_500 + 690 * 60_000,
      minutes: 30,
      due: at - 20_500 + 720 * 60_000,
    },
  ])("is $name", ({ rule, from, minutes, due }) => {
    expect(dueLater(anAlertRule(rule), from, minutes, now)).toBe(due);
  });
});

describe("a time of day", () => {
  it.each([
    { text: "00:00", want: 0 },
    { text: "23:59", want: 1_439 },
    { text: " 8：05 ", want: 485 },
    { text: "24:00", want: null },
    { text: "12:60", want: null },
    { text: "12", want: null },
    { text: "", want: null },
  ])("reads $text as $want", ({ text, want }) => {
    expect(minuteOfDay(text)).toBe(want);
  });
});
