import type { Subjects } from "../../ports/subjects.ts";
import { readRow } from "./row-tables.ts";
import type { SqliteDriver } from "./sqlite-driver.ts";
import { newestRow, subjectFacts } from "./sqlite-facts.ts";
import { allSubjects, markAllSubjects } from "./sqlite-subject-list.ts";
import { claimSubjects, countDirty } from "./sqlite-subject-marks.ts";

/** Reading side of the canonical rows, and the set of subjects to assess again. */
export function createSqliteSubjects(sqlite: SqliteDriver): Subjects {
  return {
    claimDirty: async (installation_id, limit, now, lease_ms) =>
      sqlite.transaction(() => claimSubjects(sqlite, installation_id, limit, { now, lease_ms })),

    markAll: async (installation_id, now) => markAllSubjects(sqlite, installation_id, now),
    dirtyCount: async (installation_id) => countDirty(sqlite, installation_id),
    facts: async (subject, since) => sqlite.reading(() => subjectFacts(sqlite, subject, since)),
    all: async (installation_id) => allSubjects(sqlite, installation_id),

    alertRules: async (installation_id) =>
      sqlite
        .all("select * from alert_rule where installation_id = ? order by record_id, form, line_no", installation_id)
        .map((row) => readRow("alert_rule", row)),

    customers: async (installation_id, customer_codes) =>
      sqlite.reading(() =>
        [...new Set(customer_codes)].flatMap((code) => {
          const found = newestRow(sqlite, "customer", installation_id, code);
          return found === null ? [] : [readRow("customer", found)];
        }),
      ),
  };
}
