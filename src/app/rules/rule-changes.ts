import { grouped } from "../../domain/math/grouped.ts";
import type { AlertRuleRow } from "../../contracts/rows.ts";
import { STATUS_OFF, STATUS_ON } from "../../contracts/rule-editor.ts";
import type { RuleChange } from "../../contracts/rules-report.ts";
import type { RuleVersion } from "../../ports/rule-versions.ts";
import { channelNames, shownChannel } from "../notify/channel-names.ts";
import { CONDITION_LABELS } from "../notify/rule-condition.ts";
import { GROUPING_LABELS, LEVEL_LABELS, PATH_LABELS, RECEIVER_LABELS, SCOPE_LABELS } from "../notify/rule-words.ts";

/** What a person calls a part of a rule, and how its value reads. */
interface Part {
  readonly label: string;
  textOf(rule: AlertRuleRow): string | number | null | undefined;
}

/** Every part of a rule in the order of the form. */
const PARTS: { readonly [Field in keyof AlertRuleRow]: Part } = {
  rule_name: plain("规则名称", "rule_name"),
  is_active: { label: "规则状态", textOf: ({ is_active }) => (is_active ? STATUS_ON : STATUS_OFF) },
  scope_kind: { label: "适用范围", textOf: ({ scope_kind }) => SCOPE_LABELS[scope_kind] },
  scope_values: { label: "范围取值", textOf: ({ scope_values }) => scope_values.join("、") },
  condition_kind: { label: "触发条件", textOf: ({ condition_kind }) => CONDITION_LABELS[condition_kind] },
  condition_value: plain("条件数值", "condition_value"),
  minimum_severity: { label: "最低预警等级", textOf: ({ minimum_severity }) => LEVEL_LABELS[minimum_severity] },
  receiver_role: plain("接收角色", "receiver_role"),
  receiver: plain("接收人", "receiver"),
  receiver_kind: { label: "接收对象", textOf: ({ receiver_kind }) => RECEIVER_LABELS[receiver_kind] },
  customer_groups: { label: "客户范围", textOf: ({ customer_groups }) => customer_groups.join("、") },
  channel: { label: "通道名称", textOf: ({ channel }) => shownChannels(channel) },
  delivery_path: { label: "发送方式", textOf: ({ delivery_path }) => PATH_LABELS[delivery_path] },
  cool_down_hours: plain("静默时长（小时）", "cool_down_hours"),
  quiet_start: plain("免打扰开始", "quiet_start"),
  quiet_end: plain("免打扰结束", "quiet_end"),
  grouping: { label: "汇总方式", textOf: ({ grouping }) => GROUPING_LABELS[grouping] },
  digest_time: plain("每天汇总时间", "digest_time"),
  valid_from: plain("生效日期", "valid_from"),
  valid_to: plain("截止日期", "valid_to"),
  priority: plain("优先级", "priority"),
  escalate_after_minutes: plain("无人确认多久后升级（分钟）", "escalate_after_minutes"),
  escalate_role: plain("升级接收角色", "escalate_role"),
  escalate_channel: { label: "升级通道名称", textOf: ({ escalate_channel }) => shownChannels(escalate_channel) },
};

const NOTHING = "（空）";

/** What differs between two states of a rule, in words: “通道名称：短信 → 企微群”. */
export function ruleDifferences(before: AlertRuleRow, after: AlertRuleRow): readonly string[] {
  return Object.values<Part>(PARTS).flatMap(({ label, textOf }) => {
    const [old, fresh] = [shown(textOf(before)), shown(textOf(after))];
    return old === fresh ? [] : [`${label}：${old} → ${fresh}`];
  });
}

/** The changes of each rule by its record, newest first, from all its versions oldest first. */
export function ruleHistories(versions: readonly RuleVersion[]): ReadonlyMap<string, readonly RuleChange[]> {
  const byRecord = grouped(versions, ({ record_id }) => record_id);
  return new Map([...byRecord].map(([record_id, own]) => [record_id, own.map(changeOf).reverse()]));
}

function changeOf({ version, rule }: RuleVersion, index: number, all: readonly RuleVersion[]): RuleChange {
  const before = all[index - 1];
  return { version, changes: [...changesOf(before, rule)] };
}

function changesOf(before: RuleVersion | undefined, rule: AlertRuleRow | null): readonly string[] {
  if (rule === null) return ["删除了规则"];
  if (before === undefined) return ["最早的记录"];
  return before.rule === null ? ["恢复了规则"] : ruleDifferences(before.rule, rule);
}

/** Parts that an older version did not have read as empty. */
function shown(value: string | number | null | undefined): string {
  return value === null || value === undefined || value === "" ? NOTHING : String(value);
}

/** By their names for people, in the order in which they are tried. */
function shownChannels(channels: string | null | undefined): string {
  return channelNames(channels ?? "")
    .map(shownChannel)
    .join("，");
}

function plain(label: string, field: "rule_name" | keyof PlainParts): Part {
  return { label, textOf: (rule) => rule[field] };
}

/** Parts that read as they are kept. */
type PlainParts = Pick<
  AlertRuleRow,
  | ("condition_value" | "receiver_role" | "receiver" | "cool_down_hours" | "quiet_start" | "quiet_end")
  | ("digest_time" | "valid_from" | "valid_to" | "priority")
  | ("escalate_after_minutes" | "escalate_role")
>;
