import type { FieldValues, FormName } from "../../../contracts/form.ts";
import type { KeptRecord, RecordChange, Records } from "../../../ports/records.ts";
import { fieldInJson, patternOf } from "../held-text.ts";
import { applyChanges } from "./apply-changes.ts";
import { all, allAs, first, firstAs, type Program, type SqlRow } from "./program.ts";
import { of, type SqlDatabase } from "./sql-database.ts";

/** The newest state of every record with its rows. */
export function createSqlRecords(database: SqlDatabase): Records {
  return {
    apply: (changes, options) => {
      const installations = changes.map(({ installation_id }) => installation_id);
      return database.write({ installations }, applyChanges(changes, options?.decided === true));
    },
    get: (installation_id, form, record_id) =>
      database.read(of(installation_id), findRecord({ installation_id, form, record_id })),
    versions: (installation_id, form) => database.read(of(installation_id), versions(installation_id, form)),
    list: (installation_id, form) => database.read(of(installation_id), listRecords(installation_id, form)),
    withValue: (installation_id, form, wanted) =>
      database.read(of(installation_id), recordsWith(installation_id, form, wanted)),
    count: (installation_id, form) => database.read(of(installation_id), countRecords(installation_id, form)),
  };
}

function findRecord({
  installation_id,
  form,
  record_id,
}: Pick<RecordChange, "installation_id" | "form" | "record_id">): Program<KeptRecord | null> {
  return firstAs(
    keptRecord,
    `select record_id, version, removed, content from record
     where installation_id = ? and form = ? and record_id = ?`,
    installation_id,
    form,
    record_id,
  );
}

function* versions(installation_id: string, form: FormName): Program<ReadonlyMap<string, number>> {
  const rows = yield* all(
    `select record_id, version from record where installation_id = ? and form = ? and removed = 0 order by record_id`,
    installation_id,
    form,
  );
  return new Map(rows.map(({ record_id, version }) => [String(record_id), Number(version)]));
}

function listRecords(installation_id: string, form: FormName): Program<readonly KeptRecord[]> {
  return allAs(
    keptRecord,
    `select record_id, version, removed, content from record
     where installation_id = ? and form = ? and removed = 0 order by record_id`,
    installation_id,
    form,
  );
}

/** What holds the text may hold it elsewhere, or in other letters: it is looked at again. */
function* recordsWith(
  installation_id: string,
  form: FormName,
  { field, value }: Parameters<Records["withValue"]>[2],
): Program<readonly KeptRecord[]> {
  const found = yield* allAs(
    keptRecord,
    `select record_id, version, removed, content from record
     where installation_id = ? and form = ? and removed = 0 and content like ? escape '\\' order by record_id`,
    installation_id,
    form,
    patternOf(fieldInJson(field, value)),
  );
  return found.filter(({ values }) => values[field] === value);
}

function* countRecords(installation_id: string, form: FormName): Program<number> {
  const found = yield* first(
    "select count(*) as count from record where installation_id = ? and form = ? and removed = 0",
    installation_id,
    form,
  );
  return Number(found?.["count"]);
}

function keptRecord(row: SqlRow): KeptRecord {
  return {
    record_id: String(row["record_id"]),
    version: Number(row["version"]),
    removed: row["removed"] === 1,
    // Written by `applyChanges`.
    values: JSON.parse(String(row["content"])) as FieldValues,
  };
}
