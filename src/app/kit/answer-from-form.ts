import { SNOOZE_DAYS } from "../../domain/alert/snooze-days.ts";
import { SEVERITY_LABELS } from "../../domain/risk/severity.ts";
import type { AlertAnswerReport, AlertAnswerRequest } from "../../contracts/kit.ts";
import type { Subject } from "../../contracts/subject.ts";
import type { Assessments } from "../../ports/assessments.ts";
import type { Subjects } from "../../ports/subjects.ts";
import type { AlertAnswers } from "../alert/answer-alert.ts";
import { findSubject } from "./find-subject.ts";
import { notAssessed } from "./refusals.ts";

/** Ports of `answerFromForm`. */
export interface AnswerFromFormPorts {
  readonly subjects: Pick<Subjects, "ofItem">;
  readonly assessments: Pick<Assessments, "get">;
  readonly answers: Pick<AlertAnswers, "acknowledge" | "snooze">;
}

/** Who answers, and who is told of it once it is done. */
export interface Answerer {
  readonly actor: string;
  /** Told of what was answered as the audit log has it. Not called where no alert stands. */
  note(answer: string, subject: Subject): Promise<void>;
}

/** Answers the alert of an item that a person looks at in a form. */
export function createAnswerFromForm({ subjects, assessments, answers }: AnswerFromFormPorts) {
  return async function answerFromForm(
    installation_id: string,
    wish: AlertAnswerRequest,
    { actor, note }: Answerer,
  ): Promise<AlertAnswerReport> {
    const subject = await findSubject(subjects, installation_id, wish);
    const days = wish.days ?? SNOOZE_DAYS;
    const has_alert =
      wish.answer === "确认"
        ? await answers.acknowledge(subject, { actor })
        : await answers.snooze(subject, days, { actor });
    if (has_alert) await note(wish.answer === "确认" ? "acknowledge" : `snooze ${days}`, subject);
    const kept = await assessments.get(subject);
    if (kept === null) throw notAssessed(subject.item_code);
    const { item_code, item_name, location_code, alert } = kept;
    const { severity } = kept.risk;
    const severity_label = SEVERITY_LABELS[severity];
    const told = wish.answer === "确认" ? "已确认，变严重之前不再提醒" : `${days} 天内不再提醒，变严重时除外`;
    const sentence = has_alert
      ? `${item_name}的预警（${severity_label}）${told}。`
      : `${item_name}现在没有需要答复的预警（${severity_label}）。`;
    return {
      ...{ item_code, item_name, location_code, severity, severity_label },
      ...{ alert_status: alert.status, has_alert, sentence },
    };
  };
}
