import { defineWebhook } from "../src/app/ingest/define-webhook.ts";
import { checkRule } from "../src/app/notify/check-rule.ts";
import type { AlertRuleRecord } from "../src/contracts/generated/records.ts";
import type { Problem } from "../src/contracts/problem.ts";
import type { AlertRuleRow } from "../src/contracts/rows.ts";

/** A rule was written or changed: the next alert follows it. */
export const alertRuleChanged = defineWebhook({
  form: "alert_rule",
  rows: (rule) => [{ table: "alert_rule", row: ruleRow(rule) }],
  problems: (rule) => [...unknownLabels(rule), ...checkRule(ruleRow(rule), [rule.channel])],
});

function ruleRow(rule: AlertRuleRecord): AlertRuleRow {
  return {
    rule_name: rule.rule_name,
    is_active: rule.rule_status === "启用" && unknownLabels(rule).length === 0,
    scope_kind: SCOPE_KINDS[rule.scope_kind] ?? "all",
    scope_values: (rule.scope_value ?? "")
      .split(/[,，、;；]/)
      .map((value) => value.trim())
      .filter((value) => value !== ""),
    minimum_severity: SEVERITIES[rule.minimum_severity] ?? "high",
    receiver_role: rule.receiver_role,
    receiver: rule.receiver,
    channel: rule.channel,
    delivery_path: rule.delivery_path === "平台" ? "platform" : "own",
    cool_down_hours: rule.cool_down_hours ?? 24,
    quiet_start: rule.quiet_start,
    quiet_end: rule.quiet_end,
  };
}

/** A label that somebody added to the form: the rule does not apply until it is one we know. */
function unknownLabels(rule: AlertRuleRecord): readonly Problem[] {
  const unknown = [
    ...(rule.scope_kind in SCOPE_KINDS ? [] : [`适用范围“${rule.scope_kind}”`]),
    ...(rule.minimum_severity in SEVERITIES ? [] : [`最低预警等级“${rule.minimum_severity}”`]),
  ];
  if (unknown.length === 0) return [];
  return [
    {
      code: "rule_label_unknown",
      message: `预警规则“${rule.rule_name}”的${unknown.join("、")}无法识别，该规则暂不生效`,
      hint: `适用范围请选：${Object.keys(SCOPE_KINDS).join("、")}；最低预警等级请选：${Object.keys(SEVERITIES).join("、")}。`,
    },
  ];
}

const SCOPE_KINDS: Readonly<Record<string, AlertRuleRow["scope_kind"]>> = {
  全部: "all",
  分类: "category",
  品牌: "brand",
  商品: "item",
  "仓库/门店/渠道": "location",
};

const SEVERITIES: Readonly<Record<string, AlertRuleRow["minimum_severity"]>> = {
  缺货: "out",
  紧急: "critical",
  预警: "high",
  关注: "watch",
};
