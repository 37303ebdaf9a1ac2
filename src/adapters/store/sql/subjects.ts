import type { Day } from "../../../domain/calendar/day.ts";
import type { CustomerRow, ItemRow, RowsByTable } from "../../../contracts/rows.ts";
import type { DemandEvents, MasterTable, Subjects } from "../../../ports/subjects.ts";
import { customerOrders, hitLines, newestRow, servedLines, subjectFacts } from "./facts.ts";
import { all, allAs, type Program, together } from "./program.ts";
import { readRow } from "./row-tables.ts";
import { of, type SqlDatabase } from "./sql-database.ts";
import { allSubjects, markAllSubjects, subjectsOfItem } from "./subject-list.ts";
import { busyInstallations, cancelClaims, claimSubjects, countDirty, markAgain } from "./subject-marks.ts";

/** Reading side of the canonical rows, and the set of subjects to assess again. */
export function createSqlSubjects(database: SqlDatabase): Subjects {
  return {
    busyInstallations: (now) => database.read("server", busyInstallations(now)),

    claimDirty: (installation_id, limit, now, lease_ms) =>
      database.write(of(installation_id), claimSubjects(installation_id, limit, { now, lease_ms })),

    cancelClaims: (installation_id) => database.write(of(installation_id), cancelClaims(installation_id)),
    markAll: (installation_id, now) => database.write(of(installation_id), markAllSubjects(installation_id, now)),
    mark: (subject, now) => database.write(of(subject.installation_id), markAgain(subject, now)),
    dirtyCount: (installation_id) => database.read(of(installation_id), countDirty(installation_id)),
    facts: (subject, since) => database.read(of(subject.installation_id), subjectFacts(subject, since)),
    customerOrders: (subject, from, through) =>
      database.read(of(subject.installation_id), customerOrders(subject, from, through)),
    hitLines: (subject, since, today) => database.read(of(subject.installation_id), hitLines(subject, since, today)),
    servedLines: (subject, since, today) =>
      database.read(of(subject.installation_id), servedLines(subject, since, today)),
    all: (installation_id) => database.read(of(installation_id), allSubjects(installation_id)),
    ofItem: async (installation_id, item_code) =>
      (await database.read(of(installation_id), subjectsOfItem(installation_id, item_code))).map((place) => {
        return { installation_id, ...place };
      }),

    alertRules: (installation_id) =>
      database.read(
        of(installation_id),
        allAs(
          (row) => readRow("alert_rule", row),
          "select * from alert_rule where installation_id = ? order by record_id, form, line_no",
          installation_id,
        ),
      ),

    receivers: (installation_id) =>
      database.read(
        of(installation_id),
        allAs(
          (row) => readRow("receiver", row),
          "select * from receiver where installation_id = ? order by record_id, form, line_no",
          installation_id,
        ),
      ),

    demandEvents: (installation_id, since) => database.read(of(installation_id), demandEvents(installation_id, since)),

    customers: (installation_id, customer_codes) =>
      database.read(of(installation_id), customers(installation_id, customer_codes)),

    masters: (installation_id, table) => database.read(of(installation_id), masters(installation_id, table)),
    items: (installation_id, item_codes) => database.read(of(installation_id), items(installation_id, item_codes)),
  };
}

/** Where two records claim the same code, the first here is the one that counts. */
function* masters<T extends MasterTable>(installation_id: string, table: T): Program<readonly RowsByTable[T][]> {
  const code = `${table}_code`;
  const found = yield* all(
    `select * from ${table} where installation_id = ? order by ${code}, version desc, record_id, form, line_no`,
    installation_id,
  );
  const counting = found.filter((row, index) => row[code] !== found[index - 1]?.[code]);
  return counting.map((row) => readRow(table, row));
}

function* demandEvents(installation_id: string, since: Day): Program<DemandEvents> {
  const [promotions, adjustments] = yield* together([
    endingSince("promotion", installation_id, since),
    endingSince("demand_adjustment", installation_id, since),
  ]);
  return { promotions, adjustments };
}

function endingSince<T extends "promotion" | "demand_adjustment">(
  table: T,
  installation_id: string,
  since: Day,
): Program<readonly RowsByTable[T][]> {
  return allAs(
    (row) => readRow(table, row),
    `select * from ${table} where installation_id = ? and end_date >= ? order by record_id, form, line_no`,
    installation_id,
    since,
  );
}

function* customers(installation_id: string, customer_codes: readonly string[]): Program<readonly CustomerRow[]> {
  const codes = [...new Set(customer_codes)];
  const found = yield* together(codes.map((code) => newestRow("customer", installation_id, code)));
  return found.flatMap((row) => (row === null ? [] : [readRow("customer", row)]));
}

function* items(installation_id: string, item_codes: readonly string[]): Program<readonly ItemRow[]> {
  const codes = [...new Set(item_codes)];
  const found = yield* together(codes.map((code) => newestRow("item", installation_id, code)));
  return found.flatMap((row) => (row === null ? [] : [readRow("item", row)]));
}
