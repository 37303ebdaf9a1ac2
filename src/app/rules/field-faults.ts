import {
  type RuleFault,
  type RuleField,
  type RuleValues,
  STATUS_FIELD,
  STATUS_OFF,
  STATUS_ON,
} from "../../contracts/rule-editor.ts";
import { isDay } from "../../domain/calendar/day.ts";

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
