import type { RuleFault, RuleField, RuleValues } from "../../contracts/rule-editor.ts";
import { isDay } from "../../domain/calendar/day.ts";
import type { Problem } from "../../contracts/problem.ts";
import { STATUS_FIELD, STATUS_OFF, STATUS_ON } from "./rule-form.ts";

/** What is wrong with single fields, whatever the rule says as a whole. */
export function fieldFaults(fields: readonly RuleField[], values: RuleValues): readonly RuleFault[] {
  return [...fields.flatMap((field) => faultsOf(field, values[field.name] ?? null)), ...statusFaults(values)];
}

function faultsOf(field: RuleField, value: RuleValues[string]): readonly RuleFault[] {
  const { name, kind, options, is_required } = field;
  const label = field.label["zh-CN"];
  if (value === null || value === "" || (typeof value === "string" && value.trim() === "")) {
    const hint = options.length > 0 ? `请选择：${options.join("、")}。` : `填写“${label}”后再保存。`;
    return is_required ? [{ field: name, code: "rule_field_missing", message: "还没有填写", hint }] : [];
  }
  if (kind === "number" && typeof value !== "number") {
    return [{ field: name, code: "rule_field_unusable", message: `“${value}”不是数字`, hint: "请填数字。" }];
  }
  if (kind === "day" && !(typeof value === "string" && isDay(value))) {
    const hint = "请填 2026-06-18 这样的日期；不需要时留空。";
    return [{ field: name, code: "rule_field_unusable", message: `“${value}”不是日期`, hint }];
  }
  if (kind === "choice" && !options.includes(String(value))) {
    const hint = `请选择：${options.join("、")}。`;
    return [{ field: name, code: "rule_field_unusable", message: `“${value}”不在可选范围内`, hint }];
  }
  return [];
}

function statusFaults(values: RuleValues): readonly RuleFault[] {
  const status = values[STATUS_FIELD] ?? STATUS_OFF;
  if (status === STATUS_ON || status === STATUS_OFF) return [];
  const hint = `规则状态请选：${STATUS_ON}、${STATUS_OFF}。`;
  return [{ field: STATUS_FIELD, code: "rule_field_unusable", message: `“${status}”不在可选范围内`, hint }];
}

/** Where a person puts right what a check of the whole rule found, by its code; checks that are missing here name none. */
const FIELD_OF: Readonly<Record<string, string>> = {
  rule_name_doubled: "rule_name",
  rule_scope_empty: "scope_value",
  rule_class_unknown: "scope_value",
  rule_report_scope: "scope_kind",
  rule_condition_value_unusable: "condition_value",
  rule_condition_needs_own_path: "delivery_path",
  rule_role_unknown: "receiver_role",
  rule_receivers_unfit: "receiver_kind",
  rule_channel_unknown: "channel",
  rule_quiet_hours_unusable: "quiet_start",
  rule_digest_time_unusable: "digest_time",
  rule_cool_down_unusable: "cool_down_hours",
  rule_dates_reversed: "valid_to",
  rule_priority_unusable: "priority",
  rule_escalation_incomplete: "escalate_after_minutes",
  rule_escalation_wait_unusable: "escalate_after_minutes",
  rule_escalation_role_unknown: "escalate_role",
  rule_escalation_channel_unknown: "escalate_channel",
};

/** A problem of a rule at its field, without the rule's name, which the editor shows anyway. */
export function atItsField(problem: Problem, rule_name: string, fields: readonly RuleField[]): RuleFault {
  const { code, message, hint } = problem;
  const prefix = `预警规则“${rule_name}”`;
  const short = message.startsWith(prefix) ? message.slice(prefix.length).replace(/^的/, "") : message;
  return { field: FIELD_OF[code] ?? namedField(short, fields), code, message: short, hint };
}

/** The field that a message speaks of, the longest label first: “接收人类型” is not “接收人”. */
function namedField(message: string, fields: readonly RuleField[]): string | null {
  const labels = fields.map(({ name, label }) => ({ name, word: label["zh-CN"].replace(/（.*$/, "") }));
  const named = labels.filter(({ word }) => message.includes(word));
  return named.toSorted((a, b) => b.word.length - a.word.length)[0]?.name ?? null;
}
