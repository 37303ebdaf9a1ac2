import type { Message } from "../../contracts/message.ts";
import type { NewEffect } from "../../ports/outbox.ts";
import { digestLine, effectKeys } from "../alert/alert-keys.ts";
import { alertMessage, type MessageCause } from "../notify/alert-message.ts";
import { isGrouped } from "../notify/digest-time.ts";
import { ownersTold } from "../notify/told-customers.ts";
import { quietHoursOf } from "../notify/quiet-hours.ts";
import { type AssessedSubject, type EffectSetting, effectFrame } from "./assessed-subject.ts";
import type { ToldRule } from "./messages-to-tell.ts";

/** The messages that a rule asks for: one for its role, or one for each salesperson whose customers are touched. */
export function messageEffects(
  assessed: AssessedSubject,
  told: ToldRule,
  setting: EffectSetting,
): readonly NewEffect[] {
  if (told.rule.receiver_kind !== "owner") return [messageEffect(assessed, told, setting, null)];
  return ownersTold(assessed, told.rule).map(({ owner_name, exposed }) => {
    const rule = owner_name === null ? told.rule : { ...told.rule, receiver: owner_name };
    return messageEffect({ ...assessed, exposed }, { ...told, rule }, setting, owner_name);
  });
}

/** A message by itself or as one of those that its receiver's next digest holds. */
function messageEffect(
  assessed: AssessedSubject,
  { rule, finding, due_at }: ToldRule,
  setting: EffectSetting,
  /** Whom of several it is for; null where all of the rule's receivers get the same. */
  one_of_them: string | null,
): NewEffect {
  const told_at = finding === null ? undefined : due_at;
  const message = toOne(alertMessage(assessed, causeOf(assessed, finding), rule, setting, told_at), one_of_them);
  const episode = finding === null ? { episode: assessed.alert.episode } : {};
  const action = { kind: "send_message", message, ...episode, ...quietHoursOf(rule) } as const;
  if (isGrouped(rule, assessed.risk.severity)) {
    const shared = digestLine(rule.rule_name, due_at);
    const line = one_of_them === null ? shared : effectKeys.messageTo(shared, one_of_them);
    const effect_key = effectKeys.inDigest(line, message.reference);
    const digest = { rule_name: rule.rule_name, link: setting.link(null) };
    return { ...effectFrame(assessed), effect_key, line, replaces_line: true, due_at, action: { ...action, digest } };
  }
  const effect_key = message.reference;
  // A line of its own: a message held back by quiet hours must not hold back others.
  return { ...effectFrame(assessed), effect_key, line: effect_key, due_at, action };
}

function toOne(message: Message, one_of_them: string | null): Message {
  if (one_of_them === null) return message;
  return { ...message, reference: effectKeys.messageTo(message.reference, one_of_them) };
}

/** Why a rule tells. */
function causeOf({ transition }: AssessedSubject, finding: ToldRule["finding"]): MessageCause {
  return finding ?? (transition === "escalated" ? "escalated" : "raised");
}
