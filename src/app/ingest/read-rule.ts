import type { AlertRuleRecord } from "../../contracts/generated/records.ts";
import type { Problem } from "../../contracts/problem.ts";
import type { AlertRuleRow, RuleConditionKind } from "../../contracts/rows.ts";
import type { Clock } from "../../ports/clock.ts";
import { channelNames } from "../notify/channel-names.ts";
import { checkRule } from "../notify/check-rule.ts";
import { CONDITION_LABELS } from "../notify/rule-condition.ts";

/** The row of a rule as a person wrote it. */
export function readRule(rule: AlertRuleRecord, { dayOf }: Pick<Clock, "dayOf">): AlertRuleRow {
  return {
    rule_name: rule.rule_name,
    is_active: rule.rule_status === "启用" && unreadable(rule, dayOf).length === 0,
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
    grouping: grouping(rule) ?? "each",
    digest_time: rule.digest_time,
    condition_kind: conditionKind(rule) ?? "severity",
    condition_value: numberOf(rule.condition_value, conditionKind(rule)),
    valid_from: rule.valid_from === null ? null : dayOf(rule.valid_from),
    valid_to: rule.valid_to === null ? null : dayOf(rule.valid_to),
    priority: rule.priority,
    escalate_after_minutes: rule.escalate_after_minutes,
    escalate_role: rule.escalate_role,
    escalate_channel: rule.escalate_channel,
  };
}

/** What the person who wrote it should put right. Which channels are set up is not known here. */
export function ruleProblems(rule: AlertRuleRecord, clock: Pick<Clock, "dayOf">): readonly Problem[] {
  const row = readRule(rule, clock);
  const channels = [...channelNames(rule.channel), ...channelNames(rule.escalate_channel ?? "")];
  return [...readingProblems(rule, clock), ...checkRule(row, channels)];
}

/** A label that somebody added to the form, or a day that is none: the rule does not apply until it can be read. */
function readingProblems(rule: AlertRuleRecord, { dayOf }: Pick<Clock, "dayOf">): readonly Problem[] {
  const unknown = unreadable(rule, dayOf);
  if (unknown.length === 0) return [];
  return [
    {
      code: "rule_label_unknown",
      message: `预警规则“${rule.rule_name}”的${unknown.join("、")}无法识别，该规则暂不生效`,
      hint: `适用范围请选：${Object.keys(SCOPE_KINDS).join("、")}；最低预警等级请选：${Object.keys(SEVERITIES).join("、")}；触发条件请选：${Object.values(CONDITION_LABELS).join("、")}；汇总方式请选：${Object.keys(GROUPINGS).join("、")}。`,
    },
  ];
}

function unreadable(rule: AlertRuleRecord, dayOf: Clock["dayOf"]): readonly string[] {
  const isNoDay = (text: string | null) => text !== null && dayOf(text) === null;
  return [
    ...(rule.scope_kind in SCOPE_KINDS ? [] : [`适用范围“${rule.scope_kind}”`]),
    ...(rule.minimum_severity in SEVERITIES ? [] : [`最低预警等级“${rule.minimum_severity}”`]),
    ...(conditionKind(rule) !== undefined ? [] : [`触发条件“${rule.condition_kind ?? ""}”`]),
    ...(grouping(rule) !== undefined ? [] : [`汇总方式“${rule.grouping ?? ""}”`]),
    ...(isNoDay(rule.valid_from) ? [`生效日期“${rule.valid_from ?? ""}”`] : []),
    ...(isNoDay(rule.valid_to) ? [`截止日期“${rule.valid_to ?? ""}”`] : []),
  ];
}

/** A rule that names no condition waits for alerts. */
function conditionKind({ condition_kind }: AlertRuleRecord): RuleConditionKind | undefined {
  return CONDITION_KINDS.get(condition_kind ?? CONDITION_LABELS.severity);
}

/** A rule that does not say tells one by one. */
function grouping({ grouping: label }: AlertRuleRecord): AlertRuleRow["grouping"] | undefined {
  return GROUPINGS[label ?? "逐条"];
}

const NUMBER = /^(\d+(?:\.\d+)?)\s*(%)?$/;

/** "7", "７ 天", "7 日", and of a probability "0.3" or "30%"; null where it is no number. */
function numberOf(text: string | null, kind: RuleConditionKind | undefined): number | null {
  const plain = (text ?? "")
    .normalize("NFKC")
    .replace(/[天日]$/, "")
    .trim();
  const [, digits, percent] = NUMBER.exec(plain) ?? [];
  if (digits === undefined || (percent !== undefined && kind !== "stockout_probability")) return null;
  return percent === undefined ? Number(digits) : Number(digits) / 100;
}

const SCOPE_KINDS: Readonly<Record<string, AlertRuleRow["scope_kind"]>> = {
  全部: "all",
  分类: "category",
  品牌: "brand",
  商品: "item",
  "仓库/门店/渠道": "location",
  "ABC 分类": "abc_class",
  供应商: "supplier",
};

const SEVERITIES: Readonly<Record<string, AlertRuleRow["minimum_severity"]>> = {
  缺货: "out",
  紧急: "critical",
  预警: "high",
  关注: "watch",
};

const GROUPINGS: Readonly<Record<string, AlertRuleRow["grouping"]>> = {
  逐条: "each",
  每小时汇总: "hourly",
  每天汇总: "daily",
};

// The keys of the table are the kinds.
const CONDITION_KINDS = new Map(
  Object.entries(CONDITION_LABELS).map(([kind, label]) => [label, kind as RuleConditionKind]),
);
