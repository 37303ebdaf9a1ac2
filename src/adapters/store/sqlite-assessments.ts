import type { AlertState } from "../../domain/alert/alert-state.ts";
import type { AssessmentCommit, Assessments, KeptAssessment } from "../../ports/assessments.ts";
import { WORST_FIRST } from "./board-sql.ts";
import { boardOverview, boardPage, removeBoardRow, saveBoardRow } from "./sqlite-board.ts";
import type { SqliteDriver, SqliteRow } from "./sqlite-driver.ts";
import { addEffect } from "./sqlite-outbox.ts";
import { cancelClaim, releaseSubject } from "./sqlite-subject-marks.ts";

/** Last assessments, each kept together with the effects that follow from it. */
export function createSqliteAssessments(sqlite: SqliteDriver): Assessments {
  function commit({ claimed, assessment, effects }: AssessmentCommit): void {
    if (!releaseSubject(sqlite, claimed)) return;
    if (assessment === null) remove(claimed);
    else save(assessment);
    for (const effect of effects) addEffect(sqlite, effect);
  }

  function save({ alert, ...assessment }: KeptAssessment): void {
    sqlite.run(
      `insert into assessment (installation_id, item_code, location_code, content, alert)
       values (?, ?, ?, ?, ?)
       on conflict (installation_id, item_code, location_code) do update set content = excluded.content,
         alert = excluded.alert`,
      assessment.installation_id,
      assessment.item_code,
      assessment.location_code,
      JSON.stringify(assessment),
      JSON.stringify(alert),
    );
    saveBoardRow(sqlite, assessment);
  }

  function remove(subject: AssessmentCommit["claimed"]): void {
    sqlite.run(
      "delete from assessment where installation_id = ? and item_code = ? and location_code = ?",
      subject.installation_id,
      subject.item_code,
      subject.location_code,
    );
    removeBoardRow(sqlite, subject);
  }

  return {
    get: async ({ installation_id, item_code, location_code }) => {
      const row = sqlite.get(
        "select content, alert from assessment where installation_id = ? and item_code = ? and location_code = ?",
        installation_id,
        item_code,
        location_code,
      );
      return row === undefined ? null : keptAssessment(row);
    },

    commit: async (commits) => sqlite.transaction(() => commits.forEach(commit)),

    list: async (installation_id) =>
      sqlite
        .all(
          `select content, alert from board_row join assessment using (installation_id, item_code, location_code)
           where installation_id = ? order by ${WORST_FIRST}`,
          installation_id,
        )
        .map(keptAssessment),

    page: async (installation_id, view, size) => {
      const { matching, rows } = boardPage(sqlite, { installation_id, view, size });
      return { matching, rows: rows.map(keptAssessment) };
    },

    overview: async (installation_id) => boardOverview(sqlite, installation_id),

    saveAlert: async (subject, alert) =>
      sqlite.transaction(() => {
        const saved = sqlite.run(
          "update assessment set alert = ? where installation_id = ? and item_code = ? and location_code = ?",
          JSON.stringify(alert),
          subject.installation_id,
          subject.item_code,
          subject.location_code,
        );
        if (saved > 0) cancelClaim(sqlite, subject);
      }),
  };
}

function keptAssessment(row: SqliteRow): KeptAssessment {
  // Written by `save` above.
  const assessment = JSON.parse(String(row["content"])) as Omit<KeptAssessment, "alert">;
  return { ...assessment, alert: JSON.parse(String(row["alert"])) as AlertState };
}
