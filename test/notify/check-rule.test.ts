import { describe, expect, it } from "@jest/globals";
import { checkRule } from "../../src/app/notify/check-rule.ts";
import { anAlertRule } from "./rule-builder.ts";

const channels = ["console", "采购群"];
const escalation = { escalate_after_minutes: 30, escalate_role: "老板", escalate_channel: "console" };

describe("checking a rule", () => {
  it.each([
    { name: "a plain rule", parts: {} },
    { name: "quiet hours overnight", parts: { quiet_start: "21:00", quiet_end: "08:00" } },
    { name: "no cool-down at all", parts: { cool_down_hours: 0 } },
    { name: "a scope with values", parts: { scope_kind: "brand", scope_values: ["山泉"] } },
    { name: "classes", parts: { scope_kind: "abc_class", scope_values: ["A", "ｂ"] } },
    { name: "a condition with its value", parts: { condition_kind: "stockout_probability", condition_value: 0.3 } },
    { name: "a condition that needs no value", parts: { condition_kind: "surge" } },
    { name: "a number of units", parts: { condition_kind: "available_below", condition_value: 2500 } },
    { name: "an overdue receipt without days", parts: { condition_kind: "receipt_overdue" } },
    { name: "one day of validity", parts: { valid_from: "2026-11-23", valid_to: "2026-11-23", priority: -1 } },
    { name: "channels in order", parts: { channel: "采购群，console" } },
    {
      name: "an escalation",
      parts: { escalate_after_minutes: 30, escalate_role: "老板", escalate_channel: "console、采购群" },
    },
    {
      name: "a channel unknown to us on the platform's own path",
      parts: { delivery_path: "platform", channel: "平台" },
    },
  ] as const)("finds nothing wrong with $name", ({ parts }) => {
    expect(checkRule(anAlertRule(parts), channels)).toEqual([]);
  });

  it.each([
    { name: "a scope without values", parts: { scope_kind: "brand" }, code: "rule_scope_empty", says: "不会触发" },
    { name: "an unknown role", parts: { receiver_role: "财务" }, code: "rule_role_unknown", says: "财务" },
    {
      name: "a channel that is not set up",
      parts: { channel: "销售群" },
      code: "rule_channel_unknown",
      says: "销售群",
    },
    {
      name: "one of several channels that is not set up",
      parts: { channel: "采购群，短信" },
      code: "rule_channel_partly_unknown",
      says: "“短信”尚未设置，只能由其余通道发送",
    },
    {
      name: "a class that is none",
      parts: { scope_kind: "abc_class", scope_values: ["A", "D"] },
      code: "rule_class_unknown",
      says: "“D”不是 ABC 分类",
    },
    {
      name: "a condition without its value",
      parts: { condition_kind: "days_of_supply" },
      code: "rule_condition_value_unusable",
      says: "“可供天数不足”没有可用的条件数值",
    },
    {
      name: "a probability of seventy",
      parts: { condition_kind: "stockout_probability", condition_value: 70 },
      code: "rule_condition_value_unusable",
      says: "70 超出范围",
    },
    {
      name: "stock below no number",
      parts: { condition_kind: "available_below" },
      code: "rule_condition_value_unusable",
      says: "“可用库存低于”没有可用的条件数值",
    },
    {
      name: "stock below nought",
      parts: { condition_kind: "available_below", condition_value: 0 },
      code: "rule_condition_value_unusable",
      says: "0 超出范围",
    },
    {
      name: "a receipt that is late before it is due",
      parts: { condition_kind: "receipt_overdue", condition_value: 0 },
      code: "rule_condition_value_unusable",
      says: "0 超出范围",
    },
    {
      name: "days of years",
      parts: { condition_kind: "stockout_within", condition_value: 366 },
      code: "rule_condition_value_unusable",
      says: "366 超出范围",
    },
    {
      name: "a condition that the platform cannot tell of",
      parts: { condition_kind: "surge", delivery_path: "platform" },
      code: "rule_condition_needs_own_path",
      says: "“需求突增”不能由平台发送",
    },
    {
      name: "reversed dates",
      parts: { valid_from: "2026-11-24", valid_to: "2026-11-23" },
      code: "rule_dates_reversed",
      says: "2026-11-23 早于生效日期 2026-11-24",
    },
    { name: "a priority that is none", parts: { priority: Number.NaN }, code: "rule_priority_unusable", says: "NaN" },
    {
      name: "half an escalation",
      parts: { escalate_after_minutes: 30, escalate_role: "老板" },
      code: "rule_escalation_incomplete",
      says: "缺少升级通道名称",
    },
    {
      name: "an escalation of what the platform sends",
      parts: { ...escalation, delivery_path: "platform" },
      code: "rule_escalation_incomplete",
      says: "发送方式“本系统”",
    },
    {
      name: "an escalation at once",
      parts: { ...escalation, escalate_after_minutes: 0 },
      code: "rule_escalation_wait_unusable",
      says: "0 分钟",
    },
    {
      name: "an escalation to nobody known",
      parts: { ...escalation, escalate_role: "财务" },
      code: "rule_escalation_role_unknown",
      says: "财务",
    },
    {
      name: "an escalation's channel that is not set up",
      parts: { ...escalation, escalate_channel: "console，短信" },
      code: "rule_escalation_channel_partly_unknown",
      says: "“短信”尚未设置",
    },
    {
      name: "a start without an end",
      parts: { quiet_start: "21:00" },
      code: "rule_quiet_hours_unusable",
      says: "只填了开始",
    },
    {
      name: "an end without a start",
      parts: { quiet_end: "08:00" },
      code: "rule_quiet_hours_unusable",
      says: "只填了结束",
    },
    {
      name: "a time that is none",
      parts: { quiet_start: "晚九点", quiet_end: "08:00" },
      code: "rule_quiet_hours_unusable",
      says: "“晚九点”不是时间",
    },
    {
      name: "quiet hours of no length",
      parts: { quiet_start: "8:00", quiet_end: "08:00" },
      code: "rule_quiet_hours_unusable",
      says: "相同",
    },
    { name: "a negative cool-down", parts: { cool_down_hours: -1 }, code: "rule_cool_down_unusable", says: "-1" },
    { name: "a cool-down of years", parts: { cool_down_hours: 9_999 }, code: "rule_cool_down_unusable", says: "9999" },
    {
      name: "a cool-down that is no number",
      parts: { cool_down_hours: Number.NaN },
      code: "rule_cool_down_unusable",
      says: "NaN",
    },
  ] as const)("tells of $name by the rule's name, with a next step", ({ parts, code, says }) => {
    const [problem, ...others] = checkRule(anAlertRule(parts), channels);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ code, message: expect.stringMatching(/^预警规则“预警通知采购”：/) });
    expect(problem?.message).toContain(says);
    expect(problem?.hint).not.toBe("");
  });

  it("tells of every channel that is not set up", () => {
    const problems = checkRule(anAlertRule({ channel: "短信；邮件,企微群" }), channels);
    expect(problems.map(({ message }) => /“([^”]+)”尚未设置，消息发不出去/.exec(message)?.[1])).toEqual([
      ...["短信", "邮件", "企微群"],
    ]);
  });

  it("tells of every fault at once", () => {
    const rule = anAlertRule({
      scope_kind: "item",
      receiver_role: "",
      channel: "无",
      quiet_start: "x",
      cool_down_hours: -1,
    });
    expect(checkRule(rule, channels).map(({ code }) => code)).toEqual([
      "rule_scope_empty",
      "rule_role_unknown",
      "rule_channel_unknown",
      "rule_quiet_hours_unusable",
      "rule_cool_down_unusable",
    ]);
  });
});
