import type { Subject } from "../../../contracts/subject.ts";
import type { Day } from "../../../domain/calendar/day.ts";
import type { AssessmentBasis } from "../../../ports/assessments.ts";
import { findAssessment } from "./kept-assessments.ts";
import { findEffect } from "./effects.ts";
import { findItemClasses } from "./item-classes.ts";
import { subjectFacts } from "./facts.ts";
import { type Program, together } from "./program.ts";

/** What assessments of several subjects begin from. */
export function assessmentBases(subjects: readonly Subject[], since: Day): Program<readonly AssessmentBasis[]> {
  return together(subjects.map((subject) => assessmentBasis(subject, since)));
}

function* assessmentBasis(subject: Subject, since: Day): Program<AssessmentBasis> {
  const [facts, before, classes] = yield* together([
    subjectFacts(subject, since),
    lastAssessment(subject),
    findItemClasses(subject.installation_id, subject.item_code),
  ]);
  return { facts, ...before, classes };
}

function* lastAssessment(subject: Subject): Program<Pick<AssessmentBasis, "previous" | "write">> {
  const previous = yield* findAssessment(subject);
  const key = previous?.written_by ?? null;
  return { previous, write: key === null ? null : yield* findEffect(subject.installation_id, key) };
}
