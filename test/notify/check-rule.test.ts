import { describe, expect, it } from "@jest/globals";
import { checkRule } from "../../src/app/notify/check-rule.ts";
import { anAlertRule } from "./rule-builder.ts";

const channels = ["console", "采购群"];

describe("checking a rule", () => {
  it.each([
    { name: "a plain rule", parts: {} },
    { name: "quiet hours overnight", parts: { quiet_start: "21:00", quiet_end: "08:00" } },
    { name: "no cool-down at all", parts: { cool_down_hours: 0 } },
    { name: "a scope with values", parts: { scope_kind: "brand", scope_values: ["山泉"] } },
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
    expect(problem).toMatchObject({ code, message: expect.stringMatching(/^预警规则“预警通知采购”/) });
    expect(problem?.message).toContain(says);
    expect(problem?.hint).not.toBe("");
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
