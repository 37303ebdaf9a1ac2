import type { FieldValues, FormName } from "../../contracts/form.ts";
import type { TableName } from "../../contracts/rows.ts";
import type { ChangeOutcome, KeptRecord, RecordChange, Records } from "../../ports/records.ts";
import { canonicalText } from "./canonical-text.ts";
import { changeOutcome, type KeptState } from "./change-outcome.ts";
import { createMarkOnce, type MarkSubject } from "./mark-once.ts";
import { rowChanges } from "./row-changes.ts";
import type { SqliteDriver, SqliteRow } from "./sqlite-driver.ts";
import { finishEntry } from "./sqlite-inbox.ts";
import { refreshDeliveries } from "./sqlite-past-deliveries.ts";
import { changeRows, keptRows } from "./sqlite-rows.ts";
import { markSubject } from "./sqlite-subject-marks.ts";
import { createSqliteTouchLookup } from "./sqlite-touch-lookup.ts";
import { watchTouches } from "./touched-places.ts";

/** A kept record with the tables of its rows. */
interface Known extends KeptState {
  readonly tables: readonly TableName[];
}

/** The newest state of every record with its rows. */
export function createSqliteRecords(sqlite: SqliteDriver): Records {
  function apply(change: RecordChange, decided: boolean, mark: MarkSubject): ChangeOutcome {
    const known = findKnown(sqlite, change);
    const content = canonicalText(change.values);
    const outcome = changeOutcome(known, { ...change, content }, decided);
    if (outcome === "applied") replace(change, content, known, mark);
    // The same content at a later version: only the version moves on.
    if (outcome === "same" && known !== null && known.version < change.version) {
      replace({ ...change, touches: [] }, content, known, mark);
    }
    if (outcome !== "disputed" && change.inbox_id !== null) finishEntry(sqlite, change.inbox_id);
    return outcome;
  }

  function replace(change: RecordChange, content: string, known: Known | null, mark: MarkSubject): void {
    const { installation_id, touches, seen_at } = change;
    const lookup = createSqliteTouchLookup(sqlite, installation_id);
    const changes = rowChanges(keptRows(sqlite, change, known?.tables ?? []), change.rows);
    const touched = watchTouches(lookup, changes, touches);
    saveRecord(sqlite, change, content);
    changeRows(sqlite, change, changes);
    refreshDeliveries(sqlite, installation_id, changes);
    for (const place of touched()) mark({ installation_id, ...place }, seen_at);
  }

  return {
    apply: async (changes, options) =>
      sqlite.transaction(() => {
        const mark = createMarkOnce((subject, at) => markSubject(sqlite, subject, at));
        return changes.map((change) => apply(change, options?.decided === true, mark));
      }),
    get: async (installation_id, form, record_id) => findRecord(sqlite, { installation_id, form, record_id }),
    versions: async (installation_id, form) => versions(sqlite, installation_id, form),
    list: async (installation_id, form) => listRecords(sqlite, installation_id, form),
    count: async (installation_id, form) => countRecords(sqlite, installation_id, form),
  };
}

function findKnown(sqlite: SqliteDriver, { installation_id, form, record_id }: RecordChange): Known | null {
  const row = sqlite.get(
    `select version, removed, content, row_tables from record
     where installation_id = ? and form = ? and record_id = ?`,
    installation_id,
    form,
    record_id,
  );
  if (row === undefined) return null;
  return {
    version: Number(row["version"]),
    removed: row["removed"] === 1,
    content: String(row["content"]),
    // Written by `saveRecord` below.
    tables: JSON.parse(String(row["row_tables"])) as readonly TableName[],
  };
}

function saveRecord(
  sqlite: SqliteDriver,
  { installation_id, form, record_id, version, removed, rows }: RecordChange,
  content: string,
): void {
  sqlite.run(
    `insert into record (installation_id, form, record_id, version, removed, content, row_tables)
     values (?, ?, ?, ?, ?, ?, ?)
     on conflict (installation_id, form, record_id) do update set version = excluded.version,
       removed = excluded.removed, content = excluded.content, row_tables = excluded.row_tables`,
    installation_id,
    form,
    record_id,
    version,
    removed ? 1 : 0,
    content,
    JSON.stringify([...new Set(rows.map(({ table }) => table))]),
  );
}

function findRecord(
  sqlite: SqliteDriver,
  { installation_id, form, record_id }: Pick<RecordChange, "installation_id" | "form" | "record_id">,
): KeptRecord | null {
  const row = sqlite.get(
    `select record_id, version, removed, content from record
     where installation_id = ? and form = ? and record_id = ?`,
    installation_id,
    form,
    record_id,
  );
  return row === undefined ? null : keptRecord(row);
}

function versions(sqlite: SqliteDriver, installation_id: string, form: FormName): ReadonlyMap<string, number> {
  const rows = sqlite.all(
    `select record_id, version from record where installation_id = ? and form = ? and removed = 0 order by record_id`,
    installation_id,
    form,
  );
  return new Map(rows.map(({ record_id, version }) => [String(record_id), Number(version)]));
}

function listRecords(sqlite: SqliteDriver, installation_id: string, form: FormName): readonly KeptRecord[] {
  return sqlite
    .all(
      `select record_id, version, removed, content from record
       where installation_id = ? and form = ? and removed = 0 order by record_id`,
      installation_id,
      form,
    )
    .map(keptRecord);
}

function countRecords(sqlite: SqliteDriver, installation_id: string, form: FormName): number {
  const found = sqlite.get(
    "select count(*) as count from record where installation_id = ? and form = ? and removed = 0",
    installation_id,
    form,
  );
  return Number(found?.["count"]);
}

function keptRecord(row: SqliteRow): KeptRecord {
  return {
    record_id: String(row["record_id"]),
    version: Number(row["version"]),
    removed: row["removed"] === 1,
    // Written by `saveRecord` above.
    values: JSON.parse(String(row["content"])) as FieldValues,
  };
}
