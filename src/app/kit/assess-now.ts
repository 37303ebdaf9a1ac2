import { explanationSentence } from "../../domain/risk/explanation-sentence.ts";
import type { AssessNowReport, ItemWish } from "../../contracts/kit.ts";
import type { Assessments, KeptAssessment } from "../../ports/assessments.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Subjects } from "../../ports/subjects.ts";
import { findSubject } from "./find-subject.ts";
import { lineRisk } from "./line-risk.ts";

/** Ports of `assessNow`. */
export interface AssessNowPorts {
  readonly subjects: Pick<Subjects, "ofItem" | "mark">;
  readonly assessments: Pick<Assessments, "get">;
  readonly clock: Pick<Clock, "now">;
  /** Resolves after some time (ms). */
  pause(ms: number): Promise<void>;
}

/** The answer is looked for this often, with this much time between (ms): a quarter of a second in all. */
const LOOKS = 10;
const LOOK_MS = 25;

/**
 * Marks a subject for assessment, has the workers told by `onMarked`, and answers with the assessment that follows, or
 * with the last one where that takes longer than a quarter of a second.
 */
export function createAssessNow({ subjects, assessments, clock, pause }: AssessNowPorts) {
  return async function assessNow(
    installation_id: string,
    wish: ItemWish,
    onMarked: () => void,
  ): Promise<AssessNowReport> {
    const subject = await findSubject(subjects, installation_id, wish);
    const revision = await subjects.mark(subject, clock.now());
    onMarked();
    const isNew = (kept: KeptAssessment | null) => kept !== null && kept.revision >= revision;
    let kept = await assessments.get(subject);
    for (let look = 0; look < LOOKS && !isNew(kept); look++) {
      await pause(LOOK_MS);
      kept = await assessments.get(subject);
    }
    const { item_code, location_code } = subject;
    return { item_code, location_code, waiting: !isNew(kept), assessment: kept === null ? null : shown(kept) };
  };
}

function shown({ item_name, risk, assessed_at }: KeptAssessment): NonNullable<AssessNowReport["assessment"]> {
  const { days_of_supply, suggested_order_quantity, explanation } = risk;
  const reason = explanationSentence(explanation);
  return { ...lineRisk(risk), item_name, days_of_supply, suggested_order_quantity, reason, assessed_at };
}
