import { acknowledgeAlert, snoozeAlert } from "../../domain/alert/alert-episode.ts";
import type { Subject } from "../../contracts/subject.ts";
import type { Assessments } from "../../ports/assessments.ts";
import type { Clock } from "../../ports/clock.ts";
import type { AlertAnswer } from "../ingest/define-webhook.ts";
import { subjectOfAlertKey } from "./alert-keys.ts";

/** What people may answer to an alert. */
export interface AlertAnswers {
  /** With an episode the answer counts only while that alert is the present one. */
  acknowledge(subject: Subject, episode?: number): Promise<void>;
  snooze(subject: Subject, days: number, episode?: number): Promise<void>;
  /** The answer given on the platform's alert form. */
  answerAlert(answer: AlertAnswer): Promise<void>;
}

const DAY_MS = 86_400_000;
const ACKNOWLEDGING = new Set(["已确认", "已下单"]);

/** Keeps a person's answer with the alert; answering twice is the same as once. */
export function createAlertAnswers({
  assessments,
  clock,
}: {
  assessments: Assessments;
  clock: Pick<Clock, "now">;
}): AlertAnswers {
  async function acknowledge(subject: Subject, episode?: number): Promise<void> {
    const kept = await assessments.get(subject);
    if (kept === null || (episode !== undefined && kept.alert.episode !== episode)) return;
    await assessments.saveAlert(subject, acknowledgeAlert(kept.alert, clock.now()));
  }

  return {
    acknowledge,
    async snooze(subject, days, episode) {
      const kept = await assessments.get(subject);
      if (kept === null || (episode !== undefined && kept.alert.episode !== episode)) return;
      await assessments.saveAlert(subject, snoozeAlert(kept.alert, clock.now(), clock.now() + days * DAY_MS));
    },
    async answerAlert({ installation_id, effect_key, alert_status }) {
      const found = subjectOfAlertKey(installation_id, effect_key);
      if (found !== null && ACKNOWLEDGING.has(alert_status)) await acknowledge(found.subject, found.episode);
    },
  };
}
