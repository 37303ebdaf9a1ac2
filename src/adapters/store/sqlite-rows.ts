import type { TableName } from "../../contracts/rows.ts";
import type { RecordChange } from "../../ports/records.ts";
import type { NumberedRow, RowChanges } from "./row-changes.ts";
import { INSERT_ROW, readRow, rowValues } from "./row-tables.ts";
import type { SqliteDriver } from "./sqlite-driver.ts";

/** The record that rows come from. */
export type RowSource = Pick<RecordChange, "installation_id" | "form" | "record_id">;

/** Rows of a record as they are kept now in the given tables. */
export function keptRows(
  sqlite: SqliteDriver,
  { installation_id, form, record_id }: RowSource,
  tables: readonly TableName[],
): readonly NumberedRow[] {
  return tables.flatMap((table) =>
    sqlite
      .all(
        `select * from ${table} where installation_id = ? and form = ? and record_id = ?`,
        installation_id,
        form,
        record_id,
      )
      // Table and row belong together, which the union cannot see through a variable.
      .map((found) => ({
        line_no: Number(found["line_no"]),
        row: { table, row: readRow(table, found) } as NumberedRow["row"],
      })),
  );
}

/** Puts a record's rows in order for its new version; what stays as it is only bears the new version. */
export function changeRows(
  sqlite: SqliteDriver,
  change: RecordChange,
  { removed, added, unchanged }: RowChanges,
): void {
  for (const row of removed) deleteRow(sqlite, change, row);
  for (const row of added) insertRow(sqlite, change, row);
  for (const table of new Set(unchanged.map(({ row }) => row.table))) moveRowsOn(sqlite, change, table);
}

function deleteRow(sqlite: SqliteDriver, source: RowSource, { line_no, row }: NumberedRow): void {
  sqlite.run(
    `delete from ${row.table} where installation_id = ? and form = ? and record_id = ? and line_no = ?`,
    source.installation_id,
    source.form,
    source.record_id,
    line_no,
  );
}

function insertRow(sqlite: SqliteDriver, change: RecordChange, { line_no, row }: NumberedRow): void {
  const { installation_id, form, record_id, version } = change;
  sqlite.run(INSERT_ROW[row.table], installation_id, form, record_id, line_no, version, ...rowValues(row));
}

function moveRowsOn(sqlite: SqliteDriver, change: RecordChange, table: TableName): void {
  sqlite.run(
    `update ${table} set version = ? where installation_id = ? and form = ? and record_id = ?`,
    change.version,
    change.installation_id,
    change.form,
    change.record_id,
  );
}
