import type { AlertRuleRow } from "../../contracts/rows.ts";
import type { NewEffect } from "../../ports/outbox.ts";
import { effectKeys } from "../alert/alert-keys.ts";
import { alertMessage } from "../notify/alert-message.ts";
import { dueLater } from "../notify/match-rules.ts";
import { type AssessedSubject, type EffectSetting, effectFrame } from "./assessed-subject.ts";
import type { ToldRule } from "./messages-to-tell.ts";

/** To whom a rule turns, and after how long, where nobody answers. */
interface Escalation {
  readonly minutes: number;
  readonly role: string;
  readonly channel: string;
}

/**
 * What goes to somebody else where nobody has answered the alert some minutes after the rule's own message: once for an
 * episode and severity, whichever rules ask for it. Whether it still waits is looked at when the message is due.
 */
export function escalationEffects(
  assessed: AssessedSubject,
  { rule, finding, due_at }: ToldRule,
  setting: EffectSetting,
): readonly NewEffect[] {
  const escalation = escalationOf(rule);
  const { subject, alert, at } = assessed;
  if (escalation === null || alert.status !== "raised") return [];
  const { minutes, role, channel } = escalation;
  const { episode, peak_severity } = alert;
  const effect_key = effectKeys.escalation(subject, episode, peak_severity, [role, channel]);
  const to: AlertRuleRow = { ...rule, receiver_role: role, receiver: null, channel };
  const { title, lines, ...message } = alertMessage(assessed, finding ?? "raised", to, setting);
  const [item = "", ...others] = lines;
  const unanswered = `无人确认：已通知${rule.receiver_role} ${minutes} 分钟，仍无人处理`;
  return [
    {
      ...effectFrame(assessed),
      effect_key,
      line: effect_key,
      due_at: dueLater(rule, due_at, minutes, { at, time_of_day: setting.clock.timeOfDay() }),
      action: {
        kind: "send_message",
        message: {
          ...message,
          title: `【无人确认】${title}`,
          lines: [item, unanswered, ...others],
          reference: effect_key,
        },
        while_unanswered: { episode, peak_severity },
      },
    },
  ];
}

function escalationOf(rule: AlertRuleRow): Escalation | null {
  const { escalate_after_minutes: minutes, escalate_role: role, escalate_channel: channel } = rule;
  return minutes === null || !(minutes > 0) || role === null || channel === null ? null : { minutes, role, channel };
}
