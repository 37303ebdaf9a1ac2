import type { NewEffect } from "../../ports/outbox.ts";
import { digestLine, effectKeys } from "../alert/alert-keys.ts";
import { alertMessage, type MessageCause } from "../notify/alert-message.ts";
import { isGrouped } from "../notify/digest-time.ts";
import { quietHoursOf } from "../notify/quiet-hours.ts";
import { type AssessedSubject, type EffectSetting, effectFrame } from "./assessed-subject.ts";
import type { ToldRule } from "./messages-to-tell.ts";

/** The message that a rule asks for, by itself or as one of those that its next digest holds. */
export function messageEffect(
  assessed: AssessedSubject,
  { rule, finding, due_at }: ToldRule,
  setting: EffectSetting,
): NewEffect {
  const told_at = finding === null ? undefined : due_at;
  const message = alertMessage(assessed, causeOf(assessed, finding), rule, setting, told_at);
  const episode = finding === null ? { episode: assessed.alert.episode } : {};
  const action = { kind: "send_message", message, ...episode, ...quietHoursOf(rule) } as const;
  if (isGrouped(rule, assessed.risk.severity)) {
    const line = digestLine(rule.rule_name, due_at);
    const effect_key = effectKeys.inDigest(line, message.reference);
    const digest = { rule_name: rule.rule_name, link: setting.link(null) };
    return { ...effectFrame(assessed), effect_key, line, replaces_line: true, due_at, action: { ...action, digest } };
  }
  const effect_key = message.reference;
  // A line of its own: a message held back by quiet hours must not hold back others.
  return { ...effectFrame(assessed), effect_key, line: effect_key, due_at, action };
}

/** Why a rule tells. */
function causeOf({ transition }: AssessedSubject, finding: ToldRule["finding"]): MessageCause {
  return finding ?? (transition === "escalated" ? "escalated" : "raised");
}
