import type { TableName } from "../../../contracts/rows.ts";
import type { RecordChange } from "../../../ports/records.ts";
import type { NumberedRow, RowChanges } from "../row-changes.ts";
import { all, type Program, run, together } from "./program.ts";
import { PUT_ROW, readRow, rowValues } from "./row-tables.ts";

/** The record that rows come from. */
export type RowSource = Pick<RecordChange, "installation_id" | "form" | "record_id">;

/** Rows of a record as they are kept now in the given tables. */
export function* keptRows(source: RowSource, tables: readonly TableName[]): Program<readonly NumberedRow[]> {
  const found = yield* together(tables.map((table) => keptRowsOf(source, table)));
  return found.flat();
}

function* keptRowsOf(
  { installation_id, form, record_id }: RowSource,
  table: TableName,
): Program<readonly NumberedRow[]> {
  const found = yield* all(
    `select * from ${table} where installation_id = ? and form = ? and record_id = ?`,
    installation_id,
    form,
    record_id,
  );
  return found.map((row) => ({
    line_no: Number(row["line_no"]),
    // Table and row belong together, which the union cannot see through a variable.
    row: { table, row: readRow(table, row) } as NumberedRow["row"],
  }));
}

/** Puts a record's rows in order for its new version; what stays as it is only bears the new version. */
export function* changeRows(change: RecordChange, { removed, added, unchanged }: RowChanges): Program<void> {
  const tables = new Set(unchanged.map(({ row }) => row.table));
  const lines = new Set(added.map(lineOf));
  yield* together([
    ...removed.filter((row) => !lines.has(lineOf(row))).map((row) => deleteRow(change, row)),
    ...added.map((row) => putRow(change, row)),
    ...[...tables].map((table) => moveRowsOn(change, table)),
  ]);
}

function lineOf({ line_no, row }: NumberedRow): string {
  return `${row.table} ${line_no}`;
}

function deleteRow(source: RowSource, { line_no, row }: NumberedRow): Program<number> {
  return run(
    `delete from ${row.table} where installation_id = ? and form = ? and record_id = ? and line_no = ?`,
    source.installation_id,
    source.form,
    source.record_id,
    line_no,
  );
}

function putRow(change: RecordChange, { line_no, row }: NumberedRow): Program<number> {
  const { installation_id, form, record_id, version } = change;
  return run(PUT_ROW[row.table], installation_id, form, record_id, line_no, version, ...rowValues(row));
}

function moveRowsOn(change: RecordChange, table: TableName): Program<number> {
  return run(
    `update ${table} set version = ? where installation_id = ? and form = ? and record_id = ?`,
    change.version,
    change.installation_id,
    change.form,
    change.record_id,
  );
}
