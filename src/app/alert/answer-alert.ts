import type { AlertEvent } from "../../domain/alert/alert-event.ts";
import {
  acknowledgeAlert,
  type AlertState,
  answerByOrder,
  assignAlert,
  snoozeAlert,
} from "../../domain/alert/alert-episode.ts";
import { type Day, DAY_MS } from "../../domain/calendar/day.ts";
import { quantityText } from "../../domain/text/quantity-text.ts";
import { writeUrgency } from "../../domain/writeback/write-urgency.ts";
import type { Subject } from "../../contracts/subject.ts";
import type { Assessments, KeptAssessment } from "../../ports/assessments.ts";
import type { Clock } from "../../ports/clock.ts";
import type { NewEffect } from "../../ports/outbox.ts";
import type { AlertAnswer } from "../ingest/define-webhook.ts";
import { effectKeys, subjectOfAlertKey } from "./alert-keys.ts";

/** Who answers, and which alert is meant. */
export interface Answering {
  /** A person's name, or one of the ways below where nobody is signed in. */
  readonly actor: string;
  /** With an episode the answer counts only while that alert is the present one. */
  readonly episode?: number;
}

/** What somebody says who has placed an order; the order's own record tells the rest when it comes. */
export interface StatedOrder {
  /** In the item's unit. */
  readonly quantity: number;
  readonly expected_on: Day | null;
}

/** Somebody who was sent a message and is not signed in. */
export const ANSWERED_BY_LINK = "link";
/** Somebody who changed the alert's record on the platform. */
const ANSWERED_ON_FORM = "form";

/** False where the alert that was meant stands no longer: then nothing was kept. */
type IsAnswered = boolean;

/** What people may answer to an alert. */
export interface AlertAnswers {
  acknowledge(subject: Subject, answering: Answering): Promise<IsAnswered>;
  snooze(subject: Subject, days: number, answering: Answering): Promise<IsAnswered>;
  order(subject: Subject, stated: StatedOrder, answering: Answering): Promise<IsAnswered>;
  /** Names who sees to it. */
  assign(subject: Subject, assigned_to: string, answering: Answering): Promise<IsAnswered>;
  /** The answer given on the platform's alert form. */
  answerAlert(answer: AlertAnswer): Promise<void>;
}

/** An answer as it is told among the alert's events. */
interface Given {
  readonly kind: "acknowledged" | "snoozed" | "assigned" | "ordered";
  readonly note?: string;
}

const ACKNOWLEDGING = new Set(["已确认", "已下单"]);

/** Ports of `createAlertAnswers`. */
export interface AlertAnswersPorts {
  readonly assessments: Pick<Assessments, "get" | "saveAlert">;
  readonly clock: Pick<Clock, "now">;
  /** Whether an installation's alerts are records on the platform, too. */
  hasAlertForm(installation_id: string): Promise<boolean>;
}

/**
 * Keeps a person's answer with the alert and among its events, and brings it to the alert's record where it was not given
 * there; answering twice is the same as once.
 */
export function createAlertAnswers({ assessments, clock, hasAlertForm }: AlertAnswersPorts): AlertAnswers {
  async function answer(
    subject: Subject,
    { actor, episode }: Answering,
    { kind, note = "" }: Given,
    step: (alert: AlertState, at: number) => AlertState,
  ): Promise<IsAnswered> {
    const isToldThere = actor === ANSWERED_ON_FORM || !(await hasAlertForm(subject.installation_id));
    // An assessment or another answer may come in between: then the alert as it is by then is answered.
    for (;;) {
      const kept = await assessments.get(subject);
      if (kept === null || (episode !== undefined && kept.alert.episode !== episode)) return false;
      const at = clock.now();
      const next = step(kept.alert, at);
      if (next === kept.alert) return next.status !== "quiet";
      const event = { episode: next.episode, kind, at, caused_at: null, severity: next.severity, actor, note };
      const effects = isToldThere || next.status !== "acknowledged" ? [] : [recordedAnswer(kept, event)];
      if (await assessments.saveAlert(subject, next, { before: kept.alert, event, effects })) return true;
    }
  }

  const acknowledge = (subject: Subject, answering: Answering) =>
    answer(subject, answering, { kind: "acknowledged" }, acknowledgeAlert);

  return {
    acknowledge,
    snooze: (subject, days, answering) =>
      answer(subject, answering, { kind: "snoozed", note: String(days) }, (alert, at) =>
        snoozeAlert(alert, at, at + days * DAY_MS),
      ),
    order: async (subject, { quantity, expected_on }, answering) => {
      const unit = (await assessments.get(subject))?.risk.explanation.unit ?? "";
      const expected = expected_on === null ? [] : [`预计 ${expected_on} 到货`];
      const note = [`${quantityText(quantity)} ${unit}`.trim(), ...expected].join("，");
      return answer(subject, answering, { kind: "ordered", note }, answerByOrder);
    },
    assign: (subject, assigned_to, answering) =>
      answer(subject, answering, { kind: "assigned", note: assigned_to }, (alert, at) =>
        assignAlert(alert, at, assigned_to),
      ),
    answerAlert: async ({ installation_id, effect_key, alert_status }) => {
      const found = subjectOfAlertKey(installation_id, effect_key);
      if (found === null || !ACKNOWLEDGING.has(alert_status)) return;
      await acknowledge(found.subject, { actor: ANSWERED_ON_FORM, episode: found.episode });
    },
  };
}

/** The alert's record says that somebody has answered. */
function recordedAnswer(
  { installation_id, item_code, location_code, risk }: KeptAssessment,
  { episode, kind, at }: AlertEvent,
): NewEffect {
  const created_by = effectKeys.alert({ installation_id, item_code, location_code }, episode);
  const alert_status = kind === "ordered" ? "已下单" : "已确认";
  return {
    ...{ installation_id, item_code, location_code, caused_at: at, due_at: at },
    ...{ effect_key: effectKeys.answer(created_by, at), line: created_by, replaces_line: false },
    priority: writeUrgency({ severity: risk.severity, is_raised: false, expected_loss: risk.expected_loss }),
    action: { kind: "update_created", form: "stockout_alert", created_by, values: { alert_status } },
  };
}
