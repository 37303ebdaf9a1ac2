import type { AlertRuleRecord } from "../../contracts/generated/records.ts";
import type { Problem } from "../../contracts/problem.ts";
import { STATUS_ON } from "../../contracts/rule-editor.ts";
import type { AlertRuleRow, RuleConditionKind } from "../../contracts/rows.ts";
import { listedWords } from "../../domain/text/listed-words.ts";
import type { Clock } from "../../ports/clock.ts";
import { channelNames } from "../notify/channel-names.ts";
import { ruleFaults } from "../notify/check-rule.ts";
import { CONDITION_LABELS } from "../notify/rule-condition.ts";
import { type FormRuleFault, ruleProblem } from "../notify/rule-fault.ts";
import { byLabel, GROUPING_LABELS, LEVEL_LABELS, RECEIVER_LABELS, SCOPE_LABELS } from "../notify/rule-words.ts";

/** The row of a rule as a person wrote it. */
export function readRule(rule: AlertRuleRecord, { dayOf }: Pick<Clock, "dayOf">): AlertRuleRow {
  return {
    rule_name: rule.rule_name,
    is_active: rule.rule_status === STATUS_ON && unreadable(rule, dayOf).length === 0,
    scope_kind: SCOPE_KINDS.get(rule.scope_kind) ?? "all",
    scope_values: listedWords(rule.scope_value),
    minimum_severity: SEVERITIES.get(rule.minimum_severity) ?? "high",
    receiver_role: rule.receiver_role,
    receiver: rule.receiver,
    receiver_kind: receiverKind(rule) ?? "role",
    customer_groups: listedWords(rule.customer_group),
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
  return allRuleProblems(rule, clock, [...channelNames(rule.channel), ...channelNames(rule.escalate_channel ?? "")]);
}

/** The same where the names of the channels that are set up are known. */
export function allRuleProblems(
  rule: AlertRuleRecord,
  clock: Pick<Clock, "dayOf">,
  channels: readonly string[],
): readonly Problem[] {
  return allRuleFaults(rule, clock, channels).map((fault) => ruleProblem(rule.rule_name, fault));
}

/** The same, each at its field. */
export function allRuleFaults(
  rule: AlertRuleRecord,
  clock: Pick<Clock, "dayOf">,
  channels: readonly string[],
): readonly FormRuleFault[] {
  return [...unreadable(rule, clock.dayOf), ...ruleFaults(readRule(rule, clock), channels)];
}

/** Whether every word of a rule is one that the form offers, so that the row says what its writer meant. */
export function isReadable(rule: AlertRuleRecord, { dayOf }: Pick<Clock, "dayOf">): boolean {
  return unreadable(rule, dayOf).length === 0;
}

/** Labels that somebody added to the form, and days that are none: the rule does not apply until they can be read. */
function unreadable(rule: AlertRuleRecord, dayOf: Clock["dayOf"]): readonly FormRuleFault[] {
  const { scope_kind, minimum_severity, condition_kind, receiver_kind } = rule;
  return [
    ...(SCOPE_KINDS.has(scope_kind) ? [] : [unknown("scope_kind", "适用范围", scope_kind, SCOPE_LABELS)]),
    ...(SEVERITIES.has(minimum_severity)
      ? []
      : [unknown("minimum_severity", "最低预警等级", minimum_severity, LEVEL_LABELS)]),
    ...(conditionKind(rule) !== undefined
      ? []
      : [unknown("condition_kind", "触发条件", condition_kind, CONDITION_LABELS)]),
    ...(receiverKind(rule) !== undefined ? [] : [unknown("receiver_kind", "接收对象", receiver_kind, RECEIVER_LABELS)]),
    ...(grouping(rule) !== undefined ? [] : [unknown("grouping", "汇总方式", rule.grouping, GROUPING_LABELS)]),
    ...noDay("valid_from", "生效日期", rule.valid_from, dayOf),
    ...noDay("valid_to", "截止日期", rule.valid_to, dayOf),
  ];
}

function unknown(
  field: FormRuleFault["field"],
  label: string,
  found: string | null,
  choices: Readonly<Record<string, string>>,
): FormRuleFault {
  return unread(field, `${label}“${found ?? ""}”`, `${label}请选：${Object.values(choices).join("、")}。`);
}

function noDay(
  field: FormRuleFault["field"],
  label: string,
  found: string | null,
  dayOf: Clock["dayOf"],
): readonly FormRuleFault[] {
  if (found === null || dayOf(found) !== null) return [];
  return [unread(field, `${label}“${found}”`, `${label}请填 2026-06-18 这样的日期；不需要时留空。`)];
}

function unread(field: FormRuleFault["field"], what: string, hint: string): FormRuleFault {
  return { field, code: "rule_label_unknown", message: `${what}无法识别，该规则暂不生效`, hint };
}

/** A rule that names no condition waits for alerts. */
function conditionKind({ condition_kind }: AlertRuleRecord): RuleConditionKind | undefined {
  return CONDITION_KINDS.get(condition_kind ?? CONDITION_LABELS.severity);
}

/** A rule that does not say is for those of its role. */
function receiverKind({ receiver_kind }: AlertRuleRecord): AlertRuleRow["receiver_kind"] | undefined {
  return RECEIVER_KINDS.get(receiver_kind ?? RECEIVER_LABELS.role);
}

/** A rule that does not say tells one by one. */
function grouping({ grouping: label }: AlertRuleRecord): AlertRuleRow["grouping"] | undefined {
  return GROUPINGS.get(label ?? GROUPING_LABELS.each);
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

const SCOPE_KINDS = byLabel(SCOPE_LABELS);
const SEVERITIES = byLabel(LEVEL_LABELS);
const GROUPINGS = byLabel(GROUPING_LABELS);
const RECEIVER_KINDS = byLabel(RECEIVER_LABELS);
const CONDITION_KINDS = byLabel(CONDITION_LABELS);
