import { describe, expect, it } from "@jest/globals";
import type { AssessedSubject } from "../../../src/app/effects/assessed-subject.ts";
import { effectsOf } from "../../../src/app/effects/effects-of.ts";
import type { AlertRuleRow } from "../../../src/contracts/rows.ts";
import { anAssessedSubject, aSetting } from "../../notify/assessed-builder.ts";
import { anAlertRule } from "../../notify/rule-builder.ts";

const escalating = anAlertRule({
  ...{
    escalate_after_minutes: 30,
    escalate_role: "老板",
    escalate_channel: "老板群，短信",
    receiver: "buyer@shop.test",
  },
});
const out = anAssessedSubject({ on_hand: 0 });

const escalations = (assessed: AssessedSubject, rules: readonly AlertRuleRow[], timeOfDay = "10:00") => {
  const { clock, ...rest } = aSetting();
  const setting = { ...rest, clock: { ...clock, timeOfDay: () => timeOfDay }, rules };
  const effects = effectsOf(assessed, { wanted: {}, written: {}, pending: null }, setting);
  return effects.filter(({ action }) => action.kind === "send_message" && action.while_unanswered !== undefined);
};

describe("an alert that nobody answers", () => {
  it("goes to somebody else after some minutes, on a channel of theirs", () => {
    const [escalation, ...others] = escalations(out, [escalating]);
    expect(others).toEqual([]);
    expect(escalation).toMatchObject({
      due_at: 30 * 60_000,
      action: {
        message: {
          ...{ receiver_role: "老板", receiver: null, channel: "老板群", fallback_channels: ["短信"] },
          title: "【无人确认】【缺货】保温杯（WH-1） 已缺货",
        },
        while_unanswered: { episode: 1, since: out.at },
      },
    });
    const lines = escalation?.action.kind === "send_message" ? escalation.action.message.lines : [];
    expect(lines).toContain("无人确认：规则“预警通知采购”要求 采购 30 分钟内处理，仍无人处理");
    expect(lines.some((line) => line.startsWith("预计损失"))).toBe(true);
  });

  it("is escalated once for each time it was told, whichever rules ask for it, and a later one takes its place", () => {
    const keysOf = (parts: Partial<AssessedSubject>, rule: Partial<AlertRuleRow> = {}) =>
      escalations({ ...out, ...parts }, [{ ...escalating, ...rule }]);
    const key = (...given: Parameters<typeof keysOf>) => keysOf(...given).map(({ effect_key }) => effect_key);
    const line = (...given: Parameters<typeof keysOf>) => keysOf(...given).map((effect) => effect.line);
    const again = { transition: "escalated" as const, alert: { ...out.alert, last_notified_at: 99_000 } };
    expect(key({ revision: 9, at: 99_000 })).toEqual(key({}));
    expect(key({}, { rule_name: "另一条" })).toEqual(key({}));
    expect(key({}, { escalate_channel: "老板群" })).toEqual(key({}));
    expect(key(again)).not.toEqual(key({}));
    expect(line(again)).toEqual(line({}));
    expect(keysOf(again).every(({ replaces_line }) => replaces_line)).toBe(true);
    expect(line({ alert: { ...out.alert, episode: 2 } })).not.toEqual(line({}));
    expect(line({}, { escalate_role: "销售" })).not.toEqual(line({}));
  });

  it("is escalated when the most hurried of its rules asks for it", () => {
    const slow = { ...escalating, rule_name: "慢", escalate_after_minutes: 1_440 };
    for (const rules of [
      [slow, escalating],
      [escalating, slow],
    ]) {
      expect(escalations(out, rules).map(({ due_at }) => due_at)).toEqual([30 * 60_000]);
    }
  });

  it("is escalated by a rule that another's priority silences too", () => {
    const first = anAlertRule({ rule_name: "优先", priority: 2, receiver: "buyer@shop.test" });
    expect(escalations(out, [{ ...escalating, priority: 1 }, first])).toHaveLength(1);
  });

  it("waits for the end of quiet hours like every message of its rule", () => {
    const night = { ...escalating, quiet_start: "10:15", quiet_end: "12:00" };
    expect(escalations(out, [night])[0]?.due_at).toBe(120 * 60_000);
    expect(escalations(out, [night], "09:40")[0]?.due_at).toBe(30 * 60_000);
  });

  it.each([
    { name: "no minutes", parts: { escalate_after_minutes: null } },
    { name: "minutes that are none", parts: { escalate_after_minutes: 0 } },
    { name: "nobody to turn to", parts: { escalate_role: null } },
    { name: "no channel", parts: { escalate_channel: null } },
  ])("is not escalated with $name", ({ parts }) => {
    expect(escalations(out, [{ ...escalating, ...parts }])).toEqual([]);
  });

  it("is escalated from a rule with a condition too, but only where an alert stands", () => {
    const rule: AlertRuleRow = { ...escalating, condition_kind: "days_of_supply", condition_value: 7 };
    const before = { ...out.risk, days_of_supply: 30 };
    const held = { ...out, transition: "held" as const, previous_risk: before };
    expect(escalations(held, [rule])).toHaveLength(1);
    expect(escalations({ ...held, alert: { ...out.alert, status: "acknowledged" } }, [rule])).toEqual([]);
  });
});
