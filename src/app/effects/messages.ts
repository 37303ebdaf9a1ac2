import type { NewEffect } from "../../ports/outbox.ts";
import { alertMessage, type MessageCause } from "../notify/alert-message.ts";
import { type AssessedSubject, type EffectSetting, effectFrame } from "./assessed-subject.ts";
import type { ToldRule } from "./messages-to-tell.ts";

/** The message that a rule asks for. */
export function messageEffect(
  assessed: AssessedSubject,
  { rule, finding, due_at }: ToldRule,
  setting: EffectSetting,
): NewEffect {
  const told_at = finding === null ? undefined : due_at;
  const message = alertMessage(assessed, causeOf(assessed, finding), rule, setting, told_at);
  const effect_key = message.reference;
  return {
    ...effectFrame(assessed),
    effect_key,
    // A line of its own: a message held back by quiet hours must not hold back others.
    line: effect_key,
    due_at,
    action: { kind: "send_message", message, ...(finding === null ? { episode: assessed.alert.episode } : {}) },
  };
}

/** Why a rule tells. */
function causeOf({ transition }: AssessedSubject, finding: ToldRule["finding"]): MessageCause {
  return finding ?? (transition === "escalated" ? "escalated" : "raised");
}
