import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { AssessedSubject } from "../../../src/app/effects/assessed-subject.ts";
import { messagesToTell } from "../../../src/app/effects/messages-to-tell.ts";
import type { RuleStanding } from "../../../src/contracts/rule-standing.ts";
import type { AlertRuleRow } from "../../../src/contracts/rows.ts";
import type { RiskAssessment } from "../../../src/domain/risk/assess-stockout-risk.ts";
import { anAssessedSubject, aSetting } from "../../notify/assessed-builder.ts";
import { anAlertRule } from "../../notify/rule-builder.ts";

const HOUR_MS = 3_600_000;
const calm = { ...anAssessedSubject({ on_hand: 5_000 }), transition: "none" as const };
const out = anAssessedSubject({ on_hand: 0 });
const few = anAlertRule({ rule_name: "不足一周", condition_kind: "days_of_supply", condition_value: 7 });

const supplied = (days_of_supply: number | null): RiskAssessment => ({ ...calm.risk, days_of_supply });
const setting = (rules: readonly AlertRuleRow[], time_of_day = "10:00") => {
  const { clock, ...rest } = aSetting();
  return { ...rest, clock: { ...clock, timeOfDay: () => time_of_day }, rules };
};
const toldBy = (assessed: AssessedSubject, rules: readonly AlertRuleRow[]) =>
  messagesToTell(assessed, setting(rules)).told.map(({ rule }) => rule.rule_name);

/** One look after another at a shelf that lasts so many days; what was told, with its hours. */
function looks(rule: AlertRuleRow, walk: readonly { readonly hour: number; readonly days: number | null }[]) {
  let previous_risk: RiskAssessment = supplied(1_000);
  let rule_standings: readonly RuleStanding[] = [];
  const told: number[] = [];
  for (const { hour, days } of walk) {
    const risk = supplied(days);
    const clock = `${String(hour % 24).padStart(2, "0")}:00`;
    const assessed = { ...calm, risk, previous_risk, rule_standings, at: hour * HOUR_MS };
    const found = messagesToTell(assessed, setting([rule], clock));
    told.push(...found.told.map(({ due_at }) => due_at / HOUR_MS));
    // Kept as a store keeps it.
    rule_standings = JSON.parse(JSON.stringify(found.standings)) as readonly RuleStanding[];
    previous_risk = risk;
  }
  return { told, rule_standings };
}

describe("a rule with a condition", () => {
  it("tells once when the condition becomes true, and not while it stays true", () => {
    const walk = [9, 6, 5, 4, 3].map((days, day) => ({ hour: 48 * day, days }));
    expect(looks(few, walk).told).toEqual([48]);
  });

  it("tells again when it becomes true again after the cool-down", () => {
    const walk = [6, 9, 6].map((days, day) => ({ hour: 24 * day, days }));
    expect(looks(few, walk).told).toEqual([0, 48]);
  });

  it("is silent at a relapse within the cool-down, and tells after it what is still true", () => {
    const walk = [
      { hour: 0, days: 6 },
      { hour: 1, days: 9 },
      { hour: 2, days: 6 },
      { hour: 23, days: 5 },
      { hour: 24, days: 5 },
      { hour: 72, days: 4 },
    ];
    expect(looks(few, walk).told).toEqual([0, 24]);
  });

  it("owes nothing for a relapse that passed within the cool-down", () => {
    const walk = [
      { hour: 0, days: 6 },
      { hour: 1, days: 9 },
      { hour: 2, days: 6 },
      { hour: 3, days: 9 },
      { hour: 30, days: 9 },
    ];
    expect(looks(few, walk)).toMatchObject({ told: [0], rule_standings: [{ told_at: 0, is_owed: false }] });
  });

  it("counts the cool-down from when the message goes, not from when quiet hours began to hold it", () => {
    const night = { ...few, cool_down_hours: 4, quiet_start: "21:00", quiet_end: "08:00" };
    const walk = [
      { hour: 22, days: 6 },
      { hour: 25, days: 9 },
      { hour: 27, days: 6 },
      { hour: 33, days: 6 },
      { hour: 36, days: 6 },
    ];
    expect(looks(night, walk).told).toEqual([32, 36]);
  });

  it("takes a daily look that comes a few minutes early for the end of a day's cool-down", () => {
    const walk = [
      { hour: 0, days: 6 },
      { hour: 12, days: 9 },
      { hour: 23.9, days: 6 },
    ];
    expect(looks(few, walk).told).toEqual([0, 23.9]);
    expect(looks(few, [...walk.slice(0, 2), { hour: 23, days: 6 }]).told).toEqual([0]);
  });

  it("never tells twice within its cool-down, and at least once what stays true", () => {
    const steps = fc.array(
      fc.record({ wait: fc.integer({ min: 1, max: 9 }), noise: fc.double({ min: -2, max: 2, noNaN: true }) }),
      {
        minLength: 1,
        maxLength: 60,
      },
    );
    fc.assert(
      fc.property(steps, fc.integer({ min: 0, max: 48 }), fc.boolean(), (noises, cool_down_hours, isQuietAtNight) => {
        const quiet = isQuietAtNight ? { quiet_start: "21:00", quiet_end: "08:00" } : {};
        let hour = 0;
        let days = 7;
        const walk = noises.map(({ wait, noise }) => {
          hour += wait;
          days += noise;
          return { hour, days };
        });
        // In the end it stays true for longer than any cool-down and night.
        const staying = Array.from({ length: 80 }, (_, index) => ({ hour: hour + index + 1, days: 3 }));
        const { told } = looks({ ...few, cool_down_hours, ...quiet }, [...walk, ...staying]);
        const gaps = told.slice(1).map((at, index) => at - (told[index] ?? 0));
        // Up to half an hour early, so that a daily look is not put off for a day.
        expect(gaps.every((gap) => gap >= cool_down_hours - 0.5)).toBe(true);
        const lastFalse = walk.findLast((look) => look.days > 7)?.hour ?? -1;
        expect(told.some((at) => at > lastFalse)).toBe(true);
      }),
    );
  });

  it("remembers what was told for the longest cool-down and no longer, also of rules that are off now", () => {
    const rule_standings = [
      { rule_name: "甲", told_at: 0, is_owed: true },
      { rule_name: "乙", told_at: HOUR_MS, is_owed: false },
    ];
    const { standings } = messagesToTell({ ...calm, rule_standings, at: 720 * HOUR_MS }, setting([]));
    expect(standings).toEqual([{ rule_name: "乙", told_at: HOUR_MS, is_owed: false }]);
  });

  it("takes what was not known before for false", () => {
    const walk = [
      { hour: 0, days: null },
      { hour: 1, days: 3 },
    ];
    expect(looks(few, walk).told).toEqual([1]);
  });

  it("waits on the board at a first look, unless it is out or about to be", () => {
    const first = { ...calm, risk: supplied(3), previous_risk: null, is_first: true };
    expect(toldBy(first, [few])).toEqual([]);
    expect(toldBy({ ...first, risk: { ...supplied(3), severity: "critical" } }, [few])).toEqual(["不足一周"]);
  });

  it.each([
    { name: "outside its scope", parts: { scope_kind: "supplier", scope_values: ["S-2"] } },
    { name: "before its first day", parts: { valid_from: "2026-11-24" } },
    { name: "switched off", parts: { is_active: false } },
    { name: "left to the platform", parts: { delivery_path: "platform" } },
  ] as const)("is silent $name", ({ parts }) => {
    const shrunk = { ...calm, risk: supplied(3), previous_risk: supplied(30) };
    expect(toldBy(shrunk, [few])).toHaveLength(1);
    expect(toldBy(shrunk, [{ ...few, ...parts }])).toEqual([]);
  });

  it("does not take part in alerts", () => {
    expect(toldBy({ ...out, previous_risk: out.risk }, [few])).toEqual([]);
  });
});

describe("several rules for one receiver at one moment", () => {
  const raised = { ...out, previous_risk: supplied(30) };
  const any = anAlertRule({ rule_name: "任何预警" });

  it("all tell while none states a priority", () => {
    expect(toldBy(raised, [any, few])).toEqual(["任何预警", "不足一周"]);
  });

  it.each([
    { name: "the higher", one: 1, other: 2, told: ["不足一周"] },
    { name: "the one that has any", one: -5, other: null, told: ["任何预警"] },
    { name: "the first by name of equals", one: 3, other: 3, told: ["不足一周"] },
  ])("$name tells", ({ one, other, told }) => {
    const rules = [
      { ...any, priority: one },
      { ...few, priority: other },
    ];
    expect(toldBy(raised, rules)).toEqual(told);
    expect(toldBy(raised, rules.toReversed())).toEqual(told);
  });

  it.each([
    { name: "another role", parts: { receiver_role: "老板" } },
    { name: "another person", parts: { receiver: "boss@shop.test" } },
    { name: "another channel", parts: { channel: "短信，采购群" } },
  ])("$name is another receiver", ({ parts }) => {
    expect(
      toldBy(raised, [
        { ...any, priority: 1 },
        { ...few, priority: 2, ...parts },
      ]),
    ).toHaveLength(2);
  });

  it("a channel's stand-ins make no other receiver", () => {
    const rules = [
      { ...any, priority: 1 },
      { ...few, priority: 2, channel: "采购群，短信" },
    ];
    expect(toldBy(raised, rules)).toEqual(["不足一周"]);
  });

  it("a rule silenced when it was to tell what it owed owes it still", () => {
    const owing = { rule_name: few.rule_name, told_at: null, is_owed: true };
    const { told, standings } = messagesToTell(
      { ...raised, rule_standings: [owing] },
      setting([{ ...any, priority: 1 }, few]),
    );
    expect(told.map(({ rule }) => rule.rule_name)).toEqual([any.rule_name]);
    expect(standings).toEqual([owing]);
  });

  it("a rule that did not get its turn has told nothing and owes nothing", () => {
    const { standings } = messagesToTell(raised, setting([{ ...any, priority: 1 }, few]));
    expect(standings).toEqual([]);
  });
});
