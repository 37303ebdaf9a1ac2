import { decodeValues, type Writing } from "../fields/writing.ts";
import type { JsonObject } from "../json.ts";
import { refusal } from "../problem.ts";
import type { Pushes } from "../push/pushes.ts";
import { type Company, DEFAULT_PERSON } from "../storage/company.ts";
import type { Database } from "../storage/database.ts";
import type { Form } from "../storage/forms.ts";
import type { Records, StoredRecord } from "../storage/records.ts";
import type { RecordWriter } from "./writer.ts";

/** What a person does in the platform's own pages. Single edits push; an import does not. Values are bare. */
export interface PersonDesk {
  submit(form: Form, data: unknown, by?: string): StoredRecord;
  /** Changes the given fields only. */
  edit(form: Form, data_id: string, data: unknown, by?: string): StoredRecord;
  remove(form: Form, data_id: string, by?: string): StoredRecord;
  recover(form: Form, data_id: string, by?: string): StoredRecord;
  /** Rows with the `_id` of a live record change it, all others are added. All or nothing. */
  importRows(form: Form, rows: readonly JsonObject[], by?: string): readonly StoredRecord[];
}

interface PersonDeskParts {
  readonly db: Database;
  readonly records: Records;
  readonly writer: RecordWriter;
  readonly pushes: Pushes;
  readonly company: Company;
  readonly nextId: () => string;
}

/** Makes the desk. */
export function createPersonDesk({ db, records, writer, pushes, company, nextId }: PersonDeskParts): PersonDesk {
  const writing: Writing = { writer: "person", company, nextId, hasFile: () => true };
  const decode = (form: Form, data: unknown, before: Readonly<JsonObject>) => decodeValues(form, data, before, writing);

  function find(form: Form, data_id: string, isDeleted: boolean): StoredRecord {
    const record = records.find(form.entry_id, data_id);
    if (record && (record.deleted_at !== null) === isDeleted) return record;
    throw refusal(4001, data_id, 404);
  }

  function person(by: string | undefined): string {
    const username = by ?? DEFAULT_PERSON;
    if (company.member(username)) return username;
    throw refusal(1010, username);
  }

  return {
    submit: (form, data, by) =>
      db.transaction(() => {
        const record = writer.create(form, decode(form, data, {}), person(by));
        pushes.recordChanged("data_create", form, record);
        return record;
      }),
    edit: (form, data_id, data, by) =>
      db.transaction(() => {
        const before = find(form, data_id, false);
        const record = writer.change(before, decode(form, data, before.values), person(by));
        pushes.recordChanged("data_update", form, record);
        return record;
      }),
    remove: (form, data_id, by) =>
      db.transaction(() => {
        const record = writer.remove(find(form, data_id, false), person(by));
        pushes.recordChanged("data_remove", form, record);
        return record;
      }),
    recover: (form, data_id, by) =>
      db.transaction(() => {
        const record = writer.recover(find(form, data_id, true), person(by));
        pushes.recordChanged("data_recover", form, record);
        return record;
      }),
    importRows: (form, rows, by) =>
      db.transaction(() =>
        rows.map((row) => {
          const known = typeof row._id === "string" ? records.find(form.entry_id, row._id) : undefined;
          if (known?.deleted_at === null) return writer.change(known, decode(form, row, known.values), person(by));
          return writer.create(form, decode(form, row, {}), person(by));
        }),
      ),
  };
}
