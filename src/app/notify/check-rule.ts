import type { Problem } from "../../contracts/problem.ts";
import type { AlertRuleRow } from "../../contracts/rows.ts";
import { conditionFaults } from "./check-rule-condition.ts";
import { escalationFaults } from "./check-rule-escalation.ts";
import { receiverFaults } from "./check-rule-receivers.ts";
import { timeFaults } from "./check-rule-times.ts";
import { sameWord } from "./match-rules.ts";
import { type FormRuleFault, ruleProblem } from "./rule-fault.ts";

/** What is wrong with a rule among others, for the person who wrote it; `channels` are the names that are set up. */
export function checkRule(rule: AlertRuleRow, channels: readonly string[]): readonly Problem[] {
  return ruleFaults(rule, channels).map((fault) => ruleProblem(rule.rule_name, fault));
}

/** The same, each at its field. */
export function ruleFaults(rule: AlertRuleRow, channels: readonly string[]): readonly FormRuleFault[] {
  return [
    ...scopeFaults(rule),
    ...conditionFaults(rule),
    ...receiverFaults(rule, channels),
    ...timeFaults(rule),
    ...priorityFaults(rule),
    ...escalationFaults(rule, channels),
  ];
}

const ABC_CLASSES = ["A", "B", "C"];

function scopeFaults({ scope_kind, scope_values }: AlertRuleRow): readonly FormRuleFault[] {
  if (scope_kind === "all") return [];
  if (scope_values.length === 0) {
    return [
      {
        field: "scope_value",
        code: "rule_scope_empty",
        message: "限定了适用范围，却没有填写范围取值，因此不会触发",
        hint: "填写“范围取值”，多个用逗号隔开；或把“适用范围”改为“全部”。",
      },
    ];
  }
  const strange =
    scope_kind === "abc_class" ? scope_values.filter((value) => !ABC_CLASSES.includes(sameWord(value))) : [];
  if (strange.length === 0) return [];
  return [
    {
      field: "scope_value",
      code: "rule_class_unknown",
      message: `范围取值“${strange.join("”“")}”不是 ABC 分类，不会匹配任何商品`,
      hint: "“适用范围”为“ABC 分类”时，范围取值请填 A、B、C，多个用逗号隔开。",
    },
  ];
}

function priorityFaults({ priority }: AlertRuleRow): readonly FormRuleFault[] {
  if (priority === null || Number.isFinite(priority)) return [];
  return [
    {
      field: "priority",
      code: "rule_priority_unusable",
      message: `优先级 ${priority} 不是数字`,
      hint: "优先级请填数字，数字大的优先；不需要时留空。",
    },
  ];
}
