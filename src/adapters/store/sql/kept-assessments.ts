import type { Subject } from "../../../contracts/subject.ts";
import type { AlertState } from "../../../domain/alert/alert-state.ts";
import type { KeptAssessment } from "../../../ports/assessments.ts";
import { firstAs, type Program, type SqlRow } from "./program.ts";

/** The last assessment of a subject. */
export function findAssessment({ installation_id, item_code, location_code }: Subject): Program<KeptAssessment | null> {
  return firstAs(
    keptAssessment,
    "select content, alert from assessment where installation_id = ? and item_code = ? and location_code = ?",
    installation_id,
    item_code,
    location_code,
  );
}

/** An assessment from its row. */
export function keptAssessment(row: SqlRow): KeptAssessment {
  // Written by `saveAssessment`.
  const assessment = JSON.parse(String(row["content"])) as Omit<KeptAssessment, "alert">;
  return { ...assessment, alert: JSON.parse(String(row["alert"])) as AlertState };
}
