import type { AlertRuleRow } from "../../contracts/rows.ts";
import { grouped } from "../../domain/math/grouped.ts";
import type { NewEffect } from "../../ports/outbox.ts";
import { effectKeys, escalationLine } from "../alert/alert-keys.ts";
import { alertMessage } from "../notify/alert-message.ts";
import { channelNames } from "../notify/channel-names.ts";
import { quietHoursOf } from "../notify/quiet-hours.ts";
import { dueLater, type LocalInstant } from "../notify/match-rules.ts";
import { type AssessedSubject, type EffectSetting, effectFrame } from "./assessed-subject.ts";
import type { ToldRule } from "./messages-to-tell.ts";

/** To whom a rule turns, and after how long, where nobody answers. */
interface Escalation {
  readonly minutes: number;
  readonly role: string;
  readonly channel: string;
}

/**
 * What goes to somebody else where nobody has answered the alert some minutes after rules asked for a message: one for
 * each role and channel, the earliest that any rule asks for. Whether it is needed is looked at when it is due.
 */
export function escalationEffects(
  assessed: AssessedSubject,
  asked: readonly ToldRule[],
  setting: EffectSetting,
): readonly NewEffect[] {
  if (assessed.alert.status !== "raised") return [];
  const now = { at: assessed.at, time_of_day: setting.clock.timeOfDay(assessed.at) };
  return escalationsDue(asked, now).map((one) => escalationEffect(assessed, one, setting));
}

/** What a rule asks for where nobody answers in time: the role and channel to turn to, and the instant (ms). */
export interface DueEscalation extends Escalation {
  readonly asked: ToldRule;
  readonly due_at: number;
}

/** Of the rules that asked at an instant: one for each role and first channel, the earliest that any asks for. */
export function escalationsDue(asked: readonly ToldRule[], now: LocalInstant): readonly DueEscalation[] {
  const all = asked.flatMap((one): readonly DueEscalation[] => {
    const escalation = escalationOf(one.rule);
    if (escalation === null) return [];
    return [{ ...escalation, asked: one, due_at: dueLater(one.rule, one.due_at, escalation.minutes, now) }];
  });
  return [...grouped(all, ({ role, channel }) => JSON.stringify(lineOf(role, channel))).values()].flatMap((same) =>
    same.toSorted((a, b) => a.due_at - b.due_at).slice(0, 1),
  );
}

/** Who is turned to, as far as it makes a line of its own. */
function lineOf(role: string, channel: string): readonly [string, string] {
  return [role, channelNames(channel)[0] ?? channel];
}

function escalationEffect(
  assessed: AssessedSubject,
  { asked: { rule, finding }, due_at, minutes, role, channel }: DueEscalation,
  setting: EffectSetting,
): NewEffect {
  const { subject, alert, at } = assessed;
  const { episode, last_notified_at } = alert;
  const line = escalationLine(subject, episode, lineOf(role, channel));
  const effect_key = effectKeys.escalation(line, last_notified_at);
  const to: AlertRuleRow = { ...rule, receiver_role: role, receiver: null, channel };
  const { title, lines, ...message } = alertMessage(assessed, finding ?? "raised", to, setting, due_at);
  const [item = "", ...others] = lines;
  const unanswered = `无人确认：规则“${rule.rule_name}”要求 ${rule.receiver_role} ${minutes} 分钟内处理，仍无人处理`;
  return {
    ...effectFrame(assessed),
    ...{ effect_key, line, replaces_line: true, due_at },
    action: {
      kind: "send_message",
      message: {
        ...message,
        title: `【无人确认】${title}`,
        lines: [item, unanswered, ...others],
        reference: effect_key,
      },
      while_unanswered: { episode, since: at },
      ...quietHoursOf(rule),
    },
  };
}

function escalationOf(rule: AlertRuleRow): Escalation | null {
  if (rule.receiver_kind === "customer") return null;
  const { escalate_after_minutes: minutes, escalate_role: role, escalate_channel: channel } = rule;
  return minutes === null || !(minutes > 0) || role === null || channel === null ? null : { minutes, role, channel };
}
