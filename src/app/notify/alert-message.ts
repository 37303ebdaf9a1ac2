import { daysBetween } from "../../domain/calendar/day.ts";
import { explanationSentence } from "../../domain/risk/explanation-sentence.ts";
import type { PlaceName } from "../../domain/text/place-names.ts";
import { dayText, percentText, quantityText } from "../../domain/text/quantity-text.ts";
import { supplyBasis } from "../../domain/risk/supply-basis.ts";
import { SEVERITY_LABELS } from "../../domain/risk/severity.ts";
import type { Message } from "../../contracts/message.ts";
import type { AlertRuleRow } from "../../contracts/rows.ts";
import { effectKeys } from "../alert/alert-keys.ts";
import type { AssessedSubject, EffectSetting } from "../effects/assessed-subject.ts";
import { channelChain } from "./channel-names.ts";
import { CONDITION_LABELS, type ConditionFinding } from "./rule-condition.ts";
import { roleAdvice } from "./role-advice.ts";
import { clipped, shownCode, shownItem, shownPlace } from "./shown-name.ts";

/** Why somebody is told: an alert was raised or got worse, or a rule's condition has become true. */
export type MessageCause = "raised" | "escalated" | ConditionFinding;

/** Signs of a place in a title; the line below it has the whole name. */
const TITLE_PLACE_SIGNS = 12;

/** What a rule's receiver is told of a subject: what, how bad, by when, why, and what their role does about it. */
export function alertMessage(
  assessed: AssessedSubject,
  cause: MessageCause,
  rule: AlertRuleRow,
  setting: Pick<EffectSetting, "bound" | "clock" | "link" | "answerLinks" | "placeName">,
  /** When it goes, from which on its answers are valid; at once where left out. */
  told_at = assessed.alert.last_notified_at ?? assessed.at,
): Message {
  const { subject, risk, alert } = assessed;
  const actions = alert.status === "quiet" ? undefined : setting.answerLinks?.(subject, alert.episode, told_at);
  return {
    ...channelChain(rule.channel),
    receiver_role: rule.receiver_role,
    receiver: rule.receiver,
    severity: risk.severity,
    title: titleOf(assessed, cause, rule, setting),
    lines: [
      `商品：${lineName(assessed, setting)}`,
      ...(typeof cause === "string" ? [] : [`触发条件：${cause.sentence}`]),
      stateLine(assessed),
      ...deadlineLines(assessed, setting.clock.today()),
      ...productionLine(assessed),
      `原因：${explanationSentence(risk.explanation, assessed.transfers_first === undefined ? undefined : "")}`,
      ...roleAdvice(rule.receiver_role, assessed, setting),
    ],
    link: setting.link(subject),
    ...(actions !== undefined && { actions }),
    reference: messageKey(assessed, cause, rule),
  };
}

/** The key of the message: one for each time that a transition asked, or that a condition became true. */
function messageKey(
  { subject, alert, revision }: Pick<AssessedSubject, "subject" | "alert" | "revision">,
  cause: MessageCause,
  { rule_name }: Pick<AlertRuleRow, "rule_name">,
): string {
  return typeof cause === "string"
    ? effectKeys.message(subject, alert.episode, alert.last_notified_at, rule_name)
    : effectKeys.condition(subject, revision, rule_name);
}

function titleOf(
  assessed: AssessedSubject,
  cause: MessageCause,
  { condition_kind }: AlertRuleRow,
  { placeName }: Pick<EffectSetting, "placeName">,
): string {
  const name = titleName(assessed, placeName);
  if (typeof cause !== "string") {
    return `【${CONDITION_LABELS[condition_kind]}】${name} ${cause.title}`.trimEnd();
  }
  const { severity } = assessed.risk;
  const again = cause === "escalated" ? "再次提醒：" : "";
  return `【${SEVERITY_LABELS[severity]}】${again}${name} ${outlook(assessed)}`;
}

/** The item and its place, whose name leaves room for what a title has to say: small screens and short texts cut its end. */
function titleName(assessed: AssessedSubject, placeName: PlaceName): string {
  const place = shownPlace(assessed.subject.location_code, placeName);
  return withDetails(shownItem(assessed), [clipped(place, TITLE_PLACE_SIGNS)]);
}

/** The item with its code and place, as far as they say more than its name. */
function lineName(assessed: AssessedSubject, { placeName }: Pick<EffectSetting, "placeName">): string {
  const { item_code, location_code } = assessed.subject;
  const name = shownItem(assessed);
  const code = shownCode(item_code);
  return withDetails(name, [code === name ? "" : code, shownPlace(location_code, placeName)]);
}

function withDetails(name: string, details: readonly string[]): string {
  const shown = details.filter((detail) => detail !== "");
  return shown.length === 0 ? name : `${name}（${shown.join("，")}）`;
}

function outlook({ risk }: AssessedSubject): string {
  if (risk.severity === "out") return risk.explanation.rules.includes("already_out") ? "已缺货" : "有订单无法交付";
  if (risk.stockout_date !== null) return `预计 ${dayText(risk.stockout_date, risk.explanation.today)}缺货`;
  return risk.stockout_probability === null ? "库存不足" : `缺货概率 ${percentText(risk.stockout_probability)}`;
}

function stateLine({ risk }: AssessedSubject): string {
  const { stock, unit } = risk.explanation;
  return [
    `等级：${SEVERITY_LABELS[risk.severity]}`,
    stock === null ? null : `可用 ${quantityText(stock.available)} ${unit}`,
    suppliedDays(risk),
    risk.stockout_probability === null || risk.severity === "out"
      ? null
      : `${risk.exposure_days} 天内缺货概率 ${percentText(risk.stockout_probability)}`,
  ]
    .filter((part) => part !== null)
    .join("，");
}

function suppliedDays({ days_of_supply, explanation }: AssessedSubject["risk"]): string | null {
  if (days_of_supply === null) return null;
  const basis = supplyBasis(explanation);
  return `可供 ${quantityText(Math.max(0, days_of_supply))} 天${basis === null ? "" : `（${basis}）`}`;
}

function deadlineLines({ risk }: AssessedSubject, today: string): readonly string[] {
  const { severity, stockout_date, early_stockout_date } = risk;
  if (severity === "out" || stockout_date === null) return [];
  const early = early_stockout_date === null || early_stockout_date === stockout_date ? "" : early_stockout_date;
  const earliest = early === "" ? "" : `，最早 ${dayText(early, today)}`;
  return [`预计缺货：${dayText(stockout_date, today)}（${fromToday(daysBetween(today, stockout_date))}）${earliest}`];
}

/** Production orders that a message names. */
const NAMED_ORDERS = 3;

/** Orders whose line may stop for want of it, the earliest first. */
function productionLine({ risk }: AssessedSubject): readonly string[] {
  const { production, today } = risk.explanation;
  if (production === undefined) return [];
  const named = production.uses
    .slice(0, NAMED_ORDERS)
    .map(({ order_no, day }) => `${shownCode(order_no)}（${dayText(day, today)}）`);
  const more = production.uses.length > NAMED_ORDERS ? ` 等 ${production.uses.length} 笔` : "";
  return [`影响生产：${named.join("、")}${more}，缺料会停线`];
}

function fromToday(days: number): string {
  if (days <= 0) return "今天";
  return days === 1 ? "明天" : `${days} 天后`;
}
