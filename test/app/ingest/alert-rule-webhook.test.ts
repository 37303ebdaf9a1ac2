import { describe, expect, it } from "@jest/globals";
import { createSystemClock } from "../../../src/adapters/system/system-clock.ts";
import { checkRecord } from "../../../src/app/ingest/check-record.ts";
import type { FieldValues } from "../../../src/contracts/form.ts";
import { alertRuleChanged } from "../../../webhooks/alert-rule.ts";
import { aRule } from "../../support/a-shop-stock.ts";
import { anAlertRule } from "../../notify/rule-builder.ts";

const clock = createSystemClock({ now: () => 0, time_zone: "Asia/Shanghai" });

function read(values: FieldValues) {
  const { record } = checkRecord("alert_rule", { ...aRule("采购提醒"), ...values });
  return {
    row: alertRuleChanged.rows(record, clock)[0]?.row,
    problems: alertRuleChanged.problems(record, clock).map(({ code, message }) => `${code} ${message}`),
  };
}

describe("a rule that a person wrote", () => {
  it("means what it meant before there were conditions, where nothing else is written", () => {
    expect(read({})).toEqual({
      row: anAlertRule({ rule_name: "采购提醒", receiver: "张三", channel: "console" }),
      problems: [],
    });
  });

  it("is read with all its fields", () => {
    const { row, problems } = read({
      ...{ scope_kind: "ABC 分类", scope_value: "A，b", condition_kind: "可供天数不足", condition_value: "７ 天" },
      ...{ valid_from: "2026-10-31T16:00:00.000Z", valid_to: "2026-11-29T16:00:00.000Z", priority: 5 },
      ...{ channel: "企微群，短信，邮件", escalate_after_minutes: 30, escalate_role: "老板", escalate_channel: "短信" },
    });
    expect(problems).toEqual([]);
    expect(row).toMatchObject({
      ...{ scope_kind: "abc_class", scope_values: ["A", "b"], condition_kind: "days_of_supply", condition_value: 7 },
      ...{ valid_from: "2026-11-01", valid_to: "2026-11-30", priority: 5, channel: "企微群，短信，邮件" },
      ...{ escalate_after_minutes: 30, escalate_role: "老板", escalate_channel: "短信" },
    });
  });

  it.each([
    { text: "0.3", value: 0.3 },
    { text: "30%", value: 0.3 },
    { text: "３０％", value: 0.3 },
    { text: " 12.5 % ", value: 0.125 },
    { text: "一半", value: null },
    { text: "-1", value: null },
    { text: null, value: null },
  ])("reads the value $text as $value", ({ text, value }) => {
    const { row, problems } = read({ condition_kind: "缺货概率高于", condition_value: text });
    expect(row).toMatchObject({ condition_kind: "stockout_probability", condition_value: value });
    expect(problems).toHaveLength(value === null ? 1 : 0);
  });

  it.each([
    { text: "7日", value: 7 },
    { text: "７ 天", value: 7 },
    { text: "30%", value: null },
  ])("reads $text of days as $value", ({ text, value }) => {
    const { row, problems } = read({ condition_kind: "可供天数不足", condition_value: text });
    expect(row).toMatchObject({ condition_value: value });
    expect(problems).toHaveLength(value === null ? 1 : 0);
  });

  it.each<{ what: string; values: FieldValues; says: string }>([
    { what: "a condition", values: { condition_kind: "天要下雨" }, says: "触发条件“天要下雨”" },
    { what: "a day", values: { valid_to: "年底" }, says: "截止日期“年底”" },
    { what: "a scope", values: { scope_kind: "季节" }, says: "适用范围“季节”" },
  ])("does not apply while $what cannot be read, and says so", ({ values, says }) => {
    const { row, problems } = read(values);
    expect(row).toMatchObject({ is_active: false });
    expect(problems[0]).toContain(says);
  });

  it("tells of what cannot be used", () => {
    const { problems } = read({ valid_from: "2026-11-30T00:00:00Z", valid_to: "2026-11-01T00:00:00Z" });
    expect(problems).toEqual([expect.stringContaining("rule_dates_reversed")]);
  });
});
