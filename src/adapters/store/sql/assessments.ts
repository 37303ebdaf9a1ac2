import type { AlertState } from "../../../domain/alert/alert-state.ts";
import type { AssessmentCommit, Assessments, KeptAnswer, KeptAssessment } from "../../../ports/assessments.ts";
import type { Subject } from "../../../contracts/subject.ts";
import { keepAlertEvents } from "./alert-events.ts";
import { assessmentBases } from "./assessment-bases.ts";
import { alarmedRows, boardOverview, boardPage, removeBoardRow, saveBoardRow } from "./board.ts";
import { WORST_FIRST } from "./board-view.ts";
import { keepAssignments } from "./care.ts";
import { keepExposures } from "./exposures.ts";
import { findAssessment, keptAssessment } from "./kept-assessments.ts";
import { addEffects } from "./outbox.ts";
import { keepOutlooks } from "./production.ts";
import { planPlaces } from "./plan-places.ts";
import { keepEventMark } from "./stockout-events.ts";
import { countChoices } from "./purchase-choices.ts";
import { allAs, type Program, run, together } from "./program.ts";
import { of, type SqlDatabase } from "./sql-database.ts";
import { cancelClaim, releaseSubject } from "./subject-marks.ts";

/** Last assessments, each kept together with the effects that follow from it. */
export function createSqlAssessments(database: SqlDatabase): Assessments {
  return {
    get: (subject) => database.read(of(subject.installation_id), findAssessment(subject)),

    some: async (subjects) => {
      const [first] = subjects;
      if (first === undefined) return [];
      const found = await database.read(of(first.installation_id), together(subjects.map(findAssessment)));
      return found.filter((kept) => kept !== null);
    },

    bases: async (subjects, since) => {
      const [first] = subjects;
      return first === undefined ? [] : database.read(of(first.installation_id), assessmentBases(subjects, since));
    },

    commit: (commits) =>
      database.write({ installations: commits.map(({ claimed }) => claimed.installation_id) }, keepCommits(commits)),

    list: (installation_id) =>
      database.read(
        of(installation_id),
        allAs(
          keptAssessment,
          `select content, alert from board_row join assessment using (installation_id, item_code, location_code)
           where installation_id = ? order by ${WORST_FIRST}`,
          installation_id,
        ),
      ),

    page: async (installation_id, view, size) => {
      const { matching, rows } = await database.read(of(installation_id), boardPage({ installation_id, view, size }));
      return { matching, rows: rows.map(keptAssessment) };
    },

    alarmed: async (installation_id, most) =>
      (await database.read(of(installation_id), alarmedRows(installation_id, most)))
        .map(keptAssessment)
        // An event of a subject that was gone for a while may stand behind an alert that does not.
        .filter(({ alert }) => alert.status !== "quiet"),

    overview: (installation_id) => database.read(of(installation_id), boardOverview(installation_id)),
    planPlaces: (installation_id, item_code) =>
      database.read(of(installation_id), planPlaces(installation_id, item_code)),

    doubted: (installation_id) =>
      database.read(
        of(installation_id),
        allAs(
          keptAssessment,
          `select content, alert from board_row join assessment using (installation_id, item_code, location_code)
           where installation_id = ? and doubted_units is not null order by item_code, location_code`,
          installation_id,
        ),
      ),

    saveAlert: (subject, alert, answer) =>
      database.write(of(subject.installation_id), saveAlert(subject, alert, answer)),
  };
}

function* keepCommits(commits: readonly AssessmentCommit[]): Program<void> {
  const released = yield* together(commits.map(({ claimed }) => releaseSubject(claimed)));
  const counting = commits.filter((_, index) => released[index] === true);
  yield* together(counting.map(keepCommit));
  yield* keepAlertEvents(counting.flatMap(({ alert_events = [] }) => alert_events));
  yield* together(counting.map(({ claimed, exposures = [] }) => keepExposures(claimed.installation_id, exposures)));
  yield* together(
    counting.map(({ claimed, assignments = [] }) => keepAssignments(claimed.installation_id, assignments)),
  );
  yield* addEffects(counting.flatMap(({ effects }) => effects));
  const installations = new Set(counting.map(({ claimed }) => claimed.installation_id));
  yield* together([...installations].sort().map(countChoices));
}

function* keepCommit({ claimed, assessment, event, plan }: AssessmentCommit): Program<void> {
  if (event !== undefined) yield* keepEventMark(claimed, event);
  if (plan !== undefined) yield* keepOutlooks(claimed.installation_id, plan);
  else if (assessment === null) yield* removeAssessment(claimed);
  else yield* saveAssessment(assessment);
}

function* saveAssessment({ alert, ...assessment }: KeptAssessment): Program<void> {
  yield* together([
    run(
      `insert into assessment (installation_id, item_code, location_code, content, alert)
       values (?, ?, ?, ?, ?)
       on conflict (installation_id, item_code, location_code) do update set content = excluded.content,
         alert = excluded.alert`,
      assessment.installation_id,
      assessment.item_code,
      assessment.location_code,
      JSON.stringify(assessment),
      JSON.stringify(alert),
    ),
    saveBoardRow(assessment),
  ]);
}

function* removeAssessment(subject: Subject): Program<void> {
  yield* together([
    run(
      "delete from assessment where installation_id = ? and item_code = ? and location_code = ?",
      subject.installation_id,
      subject.item_code,
      subject.location_code,
    ),
    removeBoardRow(subject),
  ]);
}

/** An alert is always kept as the same text, so that equal texts are equal alerts. */
function* saveAlert(subject: Subject, alert: AlertState, { before, event, effects }: KeptAnswer): Program<boolean> {
  const saved = yield* run(
    `update assessment set alert = ?
     where installation_id = ? and item_code = ? and location_code = ? and alert = ?`,
    JSON.stringify(alert),
    subject.installation_id,
    subject.item_code,
    subject.location_code,
    JSON.stringify(before),
  );
  if (saved === 0) return false;
  yield* cancelClaim(subject);
  yield* keepAlertEvents([{ subject, ...event }]);
  yield* addEffects(effects);
  return true;
}
