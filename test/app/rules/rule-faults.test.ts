import { describe, expect, it } from "@jest/globals";
import { allRuleFaults } from "../../../src/app/ingest/read-rule.ts";
import { ruleFaults } from "../../../src/app/notify/check-rule.ts";
import { ruleProblem } from "../../../src/app/notify/rule-fault.ts";
import { fieldFaults } from "../../../src/app/rules/field-faults.ts";
import { ruleFields } from "../../../src/app/rules/rule-form.ts";
import { DOUBLED_NAME } from "../../../src/app/rules/written-rules.ts";
import type { AlertRuleRow } from "../../../src/contracts/rows.ts";
import { RULE_FAULT_CODES, type RuleFault, type RuleValues } from "../../../src/contracts/rule-editor.ts";
import { templateOf } from "../../install/the-kit.ts";
import { anAlertRule } from "../../notify/rule-builder.ts";
import { aDraft } from "./a-rule-desk.ts";
import { aWrittenRule } from "./a-ruled-shop.ts";

const CHANNELS = ["console", "采购群"];
const template = templateOf("alert_rule");
const bound = template.fields.map(({ name, type }) => ({ name, type, platform_name: name, widget_name: name }));
const clock = { dayOf: (instant: string) => (instant === "改天" ? null : instant) };

const ofRow = (parts: Partial<AlertRuleRow>) => ruleFaults(anAlertRule(parts), CHANNELS);
const ofRecord = (parts: Parameters<typeof aWrittenRule>[0]) => allRuleFaults(aWrittenRule(parts), clock, CHANNELS);
const ofFields = (parts: RuleValues) => fieldFaults(ruleFields(template, bound), aDraft(parts));

const ESCALATION = { escalate_after_minutes: 30, escalate_role: "老板", escalate_channel: "console" };
const TO_CUSTOMERS = { receiver_kind: "customer" } as const;

interface Case {
  readonly code: RuleFault["code"];
  readonly of: string;
  readonly faults: readonly RuleFault[];
  readonly fields: readonly string[];
}

const CASES: readonly Case[] = [
  { code: "rule_field_missing", of: "no name", faults: ofFields({ rule_name: null }), fields: ["rule_name"] },
  {
    code: "rule_field_unusable",
    of: "words in the place of numbers, days and choices",
    faults: ofFields({ cool_down_hours: "一天", valid_to: "改天", scope_kind: "火星", rule_status: "也许" }),
    fields: ["scope_kind", "cool_down_hours", "valid_to", "rule_status"],
  },
  {
    code: "rule_label_unknown",
    of: "words that the form does not offer",
    faults: ofRecord({
      ...{ scope_kind: "火星", minimum_severity: "一般", condition_kind: "满月", receiver_kind: "谁都行" },
      ...{ grouping: "每年汇总", valid_from: "改天", valid_to: "改天" },
    }),
    fields: [
      ...["scope_kind", "minimum_severity", "condition_kind", "receiver_kind", "grouping"],
      ...["valid_from", "valid_to"],
    ],
  },
  { code: "rule_name_doubled", of: "a name of two", faults: [DOUBLED_NAME], fields: ["rule_name"] },
  { code: "rule_scope_empty", of: "a brand of none", faults: ofRow({ scope_kind: "brand" }), fields: ["scope_value"] },
  {
    code: "rule_class_unknown",
    of: "a fourth class",
    faults: ofRow({ scope_kind: "abc_class", scope_values: ["D"] }),
    fields: ["scope_value"],
  },
  {
    code: "rule_report_scope",
    of: "a report of one brand",
    faults: ofRow({ condition_kind: "weekly_report", scope_kind: "brand", scope_values: ["山泉"] }),
    fields: ["scope_kind"],
  },
  {
    code: "rule_condition_value_unusable",
    of: "no days",
    faults: ofRow({ condition_kind: "days_of_supply" }),
    fields: ["condition_value"],
  },
  {
    code: "rule_condition_needs_own_path",
    of: "a surge told by the platform",
    faults: ofRow({ condition_kind: "surge", delivery_path: "platform" }),
    fields: ["delivery_path"],
  },
  {
    code: "rule_role_unknown",
    of: "a sixth role",
    faults: ofRow({ receiver_role: "财务" }),
    fields: ["receiver_role"],
  },
  {
    code: "rule_receivers_unfit",
    of: "a digest of surges for customers, escalated",
    faults: ofRow({ ...TO_CUSTOMERS, ...ESCALATION, condition_kind: "surge", grouping: "daily" }),
    fields: ["condition_kind", "grouping", "escalate_after_minutes"],
  },
  {
    code: "rule_receivers_unfit",
    of: "customers told by the platform",
    faults: ofRow({ ...TO_CUSTOMERS, delivery_path: "platform" }),
    fields: ["delivery_path"],
  },
  { code: "rule_channel_unknown", of: "no such channel", faults: ofRow({ channel: "短信" }), fields: ["channel"] },
  {
    code: "rule_channel_partly_unknown",
    of: "one such channel of two",
    faults: ofRow({ channel: "控制台，短信" }),
    fields: ["channel"],
  },
  {
    code: "rule_quiet_hours_unusable",
    of: "two times that are none",
    faults: ofRow({ quiet_start: "晚", quiet_end: "早" }),
    fields: ["quiet_start", "quiet_end"],
  },
  {
    code: "rule_quiet_hours_unusable",
    of: "one time that is none",
    faults: ofRow({ quiet_start: "21:00", quiet_end: "早" }),
    fields: ["quiet_end"],
  },
  {
    code: "rule_quiet_hours_unusable",
    of: "no end",
    faults: ofRow({ quiet_start: "21:00" }),
    fields: ["quiet_end"],
  },
  {
    code: "rule_quiet_hours_unusable",
    of: "no start",
    faults: ofRow({ quiet_end: "08:00" }),
    fields: ["quiet_start"],
  },
  {
    code: "rule_digest_time_unusable",
    of: "a digest at no time",
    faults: ofRow({ grouping: "daily", digest_time: "早" }),
    fields: ["digest_time"],
  },
  {
    code: "rule_cool_down_unusable",
    of: "less than none",
    faults: ofRow({ cool_down_hours: -1 }),
    fields: ["cool_down_hours"],
  },
  {
    code: "rule_dates_reversed",
    of: "an end before the beginning",
    faults: ofRow({ valid_from: "2026-12-02", valid_to: "2026-12-01" }),
    fields: ["valid_to"],
  },
  { code: "rule_priority_unusable", of: "no number", faults: ofRow({ priority: Number.NaN }), fields: ["priority"] },
  {
    code: "rule_escalation_incomplete",
    of: "minutes alone",
    faults: ofRow({ escalate_after_minutes: 30 }),
    fields: ["escalate_role", "escalate_channel"],
  },
  {
    code: "rule_escalation_incomplete",
    of: "a role alone, by the platform",
    faults: ofRow({ escalate_role: "老板", delivery_path: "platform" }),
    fields: ["escalate_after_minutes", "escalate_channel", "delivery_path"],
  },
  {
    code: "rule_escalation_wait_unusable",
    of: "no wait",
    faults: ofRow({ ...ESCALATION, escalate_after_minutes: 0 }),
    fields: ["escalate_after_minutes"],
  },
  {
    code: "rule_escalation_role_unknown",
    of: "a sixth role",
    faults: ofRow({ ...ESCALATION, escalate_role: "财务" }),
    fields: ["escalate_role"],
  },
  {
    code: "rule_escalation_channel_unknown",
    of: "no such channel",
    faults: ofRow({ ...ESCALATION, escalate_channel: "短信" }),
    fields: ["escalate_channel"],
  },
  {
    code: "rule_escalation_channel_partly_unknown",
    of: "one such channel of two",
    faults: ofRow({ ...ESCALATION, escalate_channel: "采购群，短信" }),
    fields: ["escalate_channel"],
  },
];

describe("a fault of a rule", () => {
  it.each(CASES)("$code, found of $of, stands at $fields", ({ code, faults, fields }) => {
    expect(faults.map((fault) => [fault.code, fault.field])).toEqual(fields.map((field) => [code, field]));
    const names = template.fields.map(({ name }) => name);
    for (const { field, message, hint } of faults) {
      expect(names).toContain(field);
      expect(message).toMatch(/^[^的]/);
      expect(message).not.toContain("预警规则");
      expect(hint).toMatch(/。$/);
    }
  });

  it("has a case above whatever its code", () => {
    expect(new Set(CASES.map(({ code }) => code))).toEqual(new Set(RULE_FAULT_CODES));
  });

  it("says of which rule it is where it stands among other problems", () => {
    const [fault] = ofRow({ channel: "短信" });
    if (fault === undefined) throw new Error("no fault");
    expect(ruleProblem("断货前通知", fault)).toEqual({
      code: "rule_channel_unknown",
      message: "预警规则“断货前通知”：使用的通道“短信”尚未设置，消息发不出去",
      hint: "请管理员设置通道“短信”，或把规则的通道改为控制台或采购群。",
    });
  });
});

describe("a channel's name in a rule", () => {
  it("may be written as it is shown", () => {
    expect(ofRow({ channel: "控制台，采购群", ...ESCALATION, escalate_channel: "控制台" })).toEqual([]);
  });
});
