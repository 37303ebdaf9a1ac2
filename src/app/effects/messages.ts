import type { NewEffect } from "../../ports/outbox.ts";
import { alertMessage, type MessageCause } from "../notify/alert-message.ts";
import { type AssessedSubject, type EffectSetting, effectFrame } from "./assessed-subject.ts";
import { escalationEffects } from "./escalation.ts";
import type { ToldRule } from "./messages-to-tell.ts";

/** The message that a rule asks for, and the one that follows where nobody answers the alert. */
export function messageEffects(
  assessed: AssessedSubject,
  { rule, finding, due_at }: ToldRule,
  setting: EffectSetting,
): readonly NewEffect[] {
  const message = alertMessage(assessed, causeOf(assessed, finding), rule, setting);
  const effect_key = message.reference;
  return [
    {
      ...effectFrame(assessed),
      effect_key,
      // A line of its own: a message held back by quiet hours must not hold back others.
      line: effect_key,
      due_at,
      action: { kind: "send_message", message },
    },
    ...escalationEffects(assessed, { rule, finding, due_at }, setting),
  ];
}

/** Why a rule tells. */
function causeOf({ transition }: AssessedSubject, finding: ToldRule["finding"]): MessageCause {
  return finding ?? (transition === "escalated" ? "escalated" : "raised");
}
