import type { AlertRuleRow } from "../../contracts/rows.ts";
import type { RuleSentence } from "../../contracts/rules-report.ts";
import { percentText, quantityText } from "../../domain/text/quantity-text.ts";
import { channelNames, shownChannel } from "../notify/channel-names.ts";
import { USUAL_DIGEST_TIME } from "../notify/digest-time.ts";
import { LEVEL_LABELS } from "../notify/rule-words.ts";

/** A rule in plain Chinese: what it waits for, whom it tells, when, and by which way. */
export function ruleSentence(rule: AlertRuleRow): RuleSentence {
  return {
    what: rule.condition_kind === "weekly_report" ? "全店上周的情况" : `${scopeText(rule)}${conditionText(rule)}`,
    whom: whomText(rule),
    when: whenText(rule),
    how: howText(rule),
  };
}

/** The four parts as one sentence. */
export function sentenceText({ what, whom, when, how }: RuleSentence): string {
  return `${what}，通知${whom}；${when}；${how}。`;
}

function scopeText({ scope_kind, scope_values }: AlertRuleRow): string {
  const values = scope_values.length === 0 ? "（未填）" : scope_values.join("、");
  switch (scope_kind) {
    case "all":
      return "所有商品";
    case "category":
      return `分类“${values}”的商品`;
    case "brand":
      return `品牌“${values}”的商品`;
    case "item":
      return `商品 ${values} `;
    case "location":
      return `${values} 的商品`;
    case "abc_class":
      return `${values} 类商品`;
    case "supplier":
      return `供应商 ${values} 的商品`;
  }
}

function conditionText({ condition_kind, condition_value, minimum_severity }: AlertRuleRow): string {
  const value = condition_value === null ? "（未填）" : quantityText(condition_value);
  switch (condition_kind) {
    case "severity":
      return minimum_severity === "out" ? "缺货时" : `达到“${LEVEL_LABELS[minimum_severity]}”及以上时`;
    case "days_of_supply":
      return `可供天数不足 ${value} 天时`;
    case "stockout_probability":
      return `缺货概率高于 ${condition_value === null ? value : percentText(condition_value)} 时`;
    case "stockout_within":
      return `预计 ${value} 天内缺货时`;
    case "available_below":
      return `可用库存低于 ${value} 时`;
    case "surge":
      return "需求突增时";
    case "unusual_order":
      return "出现异常大单时";
    case "negative_stock":
      return "账面为负时";
    case "phantom_stock":
      return "疑似假性库存时";
    case "undocumented_movement":
      return "库存变动无单据时";
    case "receipt_overdue":
      return `采购到货逾期 ${condition_value === null ? 1 : value} 天时`;
    case "supplier_slower":
      return "供应商变慢时";
    case "weekly_report":
      return "";
  }
}

function whomText({ receiver_role, receiver, receiver_kind, customer_groups }: AlertRuleRow): string {
  const groups = customer_groups.length === 0 ? "" : `（${customer_groups.join("、")}）`;
  switch (receiver_kind) {
    case "role":
      return `${receiver_role}${receiver === null ? "" : `（${receiver}）`}`;
    case "owner":
      return `受影响客户${groups}的负责销售`;
    case "customer":
      return `同意接收通知的受影响客户${groups}`;
  }
}

function whenText(rule: AlertRuleRow): string {
  const { quiet_start, quiet_end, valid_from, valid_to, condition_kind, cool_down_hours } = rule;
  return [
    groupingText(rule),
    ...(condition_kind === "severity" || condition_kind === "weekly_report"
      ? []
      : [`同一商品 ${quantityText(cool_down_hours)} 小时内最多一条`]),
    ...(quiet_start === null || quiet_end === null ? [] : [`${quiet_start} 到 ${quiet_end} 不打扰`]),
    ...(valid_from === null && valid_to === null ? [] : [datesText(valid_from, valid_to)]),
  ].join("，");
}

function groupingText({ condition_kind, grouping, digest_time }: AlertRuleRow): string {
  if (condition_kind === "weekly_report") return `每周一 ${digest_time ?? USUAL_DIGEST_TIME} 起一份`;
  switch (grouping) {
    case "each":
      return "立即逐条";
    case "hourly":
      return "每小时汇总一次，缺货和紧急的立即";
    case "daily":
      return `每天 ${digest_time ?? USUAL_DIGEST_TIME} 汇总一次，缺货和紧急的立即`;
  }
}

function datesText(from: string | null, to: string | null): string {
  if (to === null) return `${from ?? ""} 起有效`;
  return from === null ? `${to} 止` : `${from} 至 ${to} 有效`;
}

function howText(rule: AlertRuleRow): string {
  const { delivery_path, channel, escalate_after_minutes, escalate_role, escalate_channel, priority } = rule;
  const [first = channel, ...others] = channelNames(channel).map(shownChannel);
  const instead = others.length === 0 ? "" : `，发不出去时依次改用 ${others.join("、")}`;
  const isEscalated = escalate_after_minutes !== null && escalate_role !== null && escalate_channel !== null;
  return [
    delivery_path === "platform" ? "由平台发送" : `走通道 ${first}${instead}`,
    ...(isEscalated
      ? [
          `${escalate_after_minutes} 分钟无人确认升级给${escalate_role}（${channelNames(escalate_channel).map(shownChannel).join("、")}）`,
        ]
      : []),
    ...(priority === null ? [] : [`优先级 ${quantityText(priority)}`]),
  ].join("，");
}
