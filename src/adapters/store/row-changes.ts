import type { CanonicalRow } from "../../contracts/rows.ts";
import { rowValues } from "./sql/row-tables.ts";

/** A row with its place in its record. */
export interface NumberedRow {
  readonly line_no: number;
  readonly row: CanonicalRow;
}

/** How a record's rows differ from those it had; lines that stay as they are put nothing in doubt. */
export interface RowChanges {
  readonly removed: readonly NumberedRow[];
  readonly added: readonly NumberedRow[];
  readonly unchanged: readonly NumberedRow[];
}

/** Compares line by line; a line with other content is one removed and one added. */
export function rowChanges(before: readonly NumberedRow[], rows: readonly CanonicalRow[]): RowChanges {
  const after = rows.map((row, line_no) => ({ line_no, row }));
  const known = new Set(before.map(textOf));
  const wanted = new Set(after.map(textOf));
  return {
    removed: before.filter((row) => !wanted.has(textOf(row))),
    added: after.filter((row) => !known.has(textOf(row))),
    unchanged: before.filter((row) => wanted.has(textOf(row))),
  };
}

function textOf({ line_no, row }: NumberedRow): string {
  return JSON.stringify([line_no, row.table, ...rowValues(row)]);
}
