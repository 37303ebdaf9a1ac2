import type { FormName } from "../../../contracts/form.ts";
import type { CanonicalRow, RowsByTable, TableName } from "../../../contracts/rows.ts";
import { compareText, firstDifference } from "./compare-text.ts";

/** The record that rows come from. */
export interface RowSource {
  readonly installation_id: string;
  readonly form: FormName;
  readonly record_id: string;
}

/** A row with its place in its record and the record's version. */
export interface KeptRow<T extends TableName> {
  readonly row: RowsByTable[T];
  readonly form: FormName;
  readonly record_id: string;
  readonly line_no: number;
  readonly version: number;
}

/** Canonical rows of all records, as plain objects. */
export interface MemoryRows {
  replace(source: RowSource, version: number, rows: readonly CanonicalRow[]): void;
  ofRecord(source: RowSource): readonly CanonicalRow[];
  /** Rows of a table in order of record and line. */
  table<T extends TableName>(installation_id: string, table: T): readonly KeptRow<T>[];
  forget(installation_id: string): void;
}

interface SourceRows {
  readonly source: RowSource;
  readonly version: number;
  readonly rows: readonly CanonicalRow[];
}

/** Keeps rows by the record they come from; tables are put in order when they are read after a change. */
export function createMemoryRows(): MemoryRows {
  const kept = new Map<string, SourceRows>();
  const ordered = new Map<string, readonly KeptRow<TableName>[]>();

  function inOrder(installation_id: string, table: TableName): readonly KeptRow<TableName>[] {
    return [...kept.values()]
      .filter(
        ({ source, rows }) => source.installation_id === installation_id && rows.some((row) => row.table === table),
      )
      .sort(bySource)
      .flatMap(({ source: { form, record_id }, version, rows }) =>
        rows.flatMap((found, line_no) =>
          found.table === table ? [{ row: found.row, form, record_id, line_no, version }] : [],
        ),
      );
  }

  return {
    replace(source, version, rows) {
      const key = keyOf(source);
      for (const { table } of [...(kept.get(key)?.rows ?? []), ...rows]) {
        ordered.delete(tableKey(source.installation_id, table));
      }
      kept.set(key, { source, version, rows: structuredClone(rows) });
    },
    ofRecord: (source) => kept.get(keyOf(source))?.rows ?? [],
    table<T extends TableName>(installation_id: string, table: T) {
      const key = tableKey(installation_id, table);
      const found = ordered.get(key) ?? inOrder(installation_id, table);
      ordered.set(key, found);
      // `inOrder` took rows of this table only.
      return found as readonly KeptRow<T>[];
    },
    forget(installation_id) {
      ordered.clear();
      for (const [key, { source }] of kept) if (source.installation_id === installation_id) kept.delete(key);
    },
  };
}

/** The row that counts where several claim the same key: of the highest version, then of the lowest record id. */
export function newestRow<T extends TableName>(rows: readonly KeptRow<T>[]): KeptRow<T> | null {
  return rows.reduce<KeptRow<T> | null>(
    (best, row) => (best !== null && best.version >= row.version ? best : row),
    null,
  );
}

function tableKey(installation_id: string, table: TableName): string {
  return JSON.stringify([installation_id, table]);
}

function keyOf({ installation_id, form, record_id }: RowSource): string {
  return JSON.stringify([installation_id, form, record_id]);
}

function bySource({ source: a }: SourceRows, { source: b }: SourceRows): number {
  return firstDifference(compareText(a.record_id, b.record_id), compareText(a.form, b.form));
}
