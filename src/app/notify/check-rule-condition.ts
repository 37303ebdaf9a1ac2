import type { AlertRuleRow, RuleConditionKind } from "../../contracts/rows.ts";
import { CONDITION_LABELS } from "./rule-condition.ts";
import type { FormRuleFault } from "./rule-fault.ts";

/** What a condition's value has to be. */
interface ValueRule {
  readonly isFit: (value: number) => boolean;
  readonly isRequired: boolean;
  readonly wanted: string;
}

const MOST_DAYS = 365;
const DAYS: ValueRule = {
  isFit: (value) => value >= 0 && value <= MOST_DAYS,
  isRequired: true,
  wanted: `0 到 ${MOST_DAYS} 之间的天数，如 7`,
};
const VALUES: Partial<Record<RuleConditionKind, ValueRule>> = {
  days_of_supply: DAYS,
  stockout_within: DAYS,
  stockout_probability: {
    isFit: (value) => value >= 0 && value < 1,
    isRequired: true,
    wanted: "0 到 1 之间的小数或百分数，如 0.3 或 30%",
  },
  available_below: {
    // Only what is above nought can be fallen below before the stock is gone.
    isFit: (value) => value > 0,
    isRequired: true,
    wanted: "大于 0 的数量，不写单位，如 50",
  },
  receipt_overdue: {
    isFit: (value) => value >= 1 && value <= MOST_DAYS,
    isRequired: false,
    wanted: `1 到 ${MOST_DAYS} 之间的天数；留空表示逾期 1 天`,
  },
};

/** What is wrong with a rule's condition. */
export function conditionFaults(rule: AlertRuleRow): readonly FormRuleFault[] {
  if (rule.condition_kind === "severity") return [];
  return [...valueFaults(rule), ...pathFaults(rule), ...reportFaults(rule)];
}

function valueFaults({ condition_kind, condition_value }: AlertRuleRow): readonly FormRuleFault[] {
  const value = VALUES[condition_kind];
  if (value === undefined) return [];
  if (condition_value === null ? !value.isRequired : value.isFit(condition_value)) return [];
  const found =
    condition_value === null ? "没有可用的条件数值，因此不会触发" : `的条件数值 ${condition_value} 超出范围`;
  return [
    {
      field: "condition_value",
      code: "rule_condition_value_unusable",
      message: `触发条件“${CONDITION_LABELS[condition_kind]}”${found}`,
      hint: `“条件数值”请填 ${value.wanted}。`,
    },
  ];
}

function pathFaults({ condition_kind, delivery_path }: AlertRuleRow): readonly FormRuleFault[] {
  if (delivery_path === "own") return [];
  return [
    {
      field: "delivery_path",
      code: "rule_condition_needs_own_path",
      message: `触发条件“${CONDITION_LABELS[condition_kind]}”不能由平台发送，因此不会触发`,
      hint: "请把“发送方式”改为“本系统”，或把“触发条件”改为“达到等级”。",
    },
  ];
}

function reportFaults({ condition_kind, scope_kind }: AlertRuleRow): readonly FormRuleFault[] {
  if (condition_kind !== "weekly_report" || scope_kind === "all") return [];
  return [
    {
      field: "scope_kind",
      code: "rule_report_scope",
      message: "每周周报总是汇总全部商品，适用范围不起作用",
      hint: "请把“适用范围”改为“全部”。",
    },
  ];
}
