import { decodeValues, type Writing } from "../fields/writing.ts";
import type { JsonObject } from "../json.ts";
import { refusal } from "../problem.ts";
import type { Pushes } from "../push/pushes.ts";
import { COMPANY_CREATOR, type Company, DEFAULT_PERSON } from "../storage/company.ts";
import type { Database } from "../storage/database.ts";
import type { Form } from "../storage/forms.ts";
import type { Records, StoredRecord } from "../storage/records.ts";
import type { Aftermath } from "./aftermath.ts";
import type { RecordChecks } from "./checks.ts";
import { FLOW_FINISHED, FLOW_RUNNING, type RecordWriter } from "./writer.ts";

/** What a person does in the platform's own pages. Single edits push; an import does not. Values are bare. */
export interface PersonDesk {
  /** On a workflow form this starts the workflow. */
  submit(form: Form, data: unknown, by?: string): StoredRecord;
  /** Changes the given fields only. */
  edit(form: Form, data_id: string, data: unknown, by?: string): StoredRecord;
  /** The same by an admin in 数据管理: it pushes, but no 推送提醒 follows. */
  editAsAdmin(form: Form, data_id: string, data: unknown): StoredRecord;
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
  readonly checks: RecordChecks;
  readonly aftermath: Aftermath;
}

interface Edit {
  readonly form: Form;
  readonly data_id: string;
  readonly data: unknown;
  readonly by: string;
  readonly reminds: boolean;
}

/** Makes the desk. */
export function createPersonDesk(parts: PersonDeskParts): PersonDesk {
  const { db, records, writer, pushes, company, nextId, checks, aftermath } = parts;
  const writing: Writing = { writer: "person", company, nextId, hasFile: () => true };
  const decode = (form: Form, data: unknown, before: Readonly<JsonObject>) => decodeValues(form, data, before, writing);

  function find(form: Form, data_id: string, isDeleted: boolean): StoredRecord {
    const record = records.find(form.entry_id, data_id);
    if (record && (record.deleted_at !== null) === isDeleted) return record;
    throw refusal(4001, data_id, 404);
  }

  function person(by: string | undefined): string {
    const username = by ?? DEFAULT_PERSON;
    if (company.isPresent(username)) return username;
    throw refusal(1010, username);
  }

  function change(edit: Edit): StoredRecord {
    const { form, data_id, data, by, reminds } = edit;
    return db.transaction(() => {
      const before = find(form, data_id, false);
      const after = writer.change(before, decode(form, data, before.values), by);
      checks.afterWrite(form, after);
      pushes.recordChanged("data_update", form, after);
      aftermath({ form, op: "update", before, after, reminds, startsAssistants: true });
      return after;
    });
  }

  return {
    submit: (form, data, by) =>
      db.transaction(() => {
        const state = form.is_workflow ? FLOW_RUNNING : FLOW_FINISHED;
        const record = writer.create(form, decode(form, data, {}), person(by), state);
        checks.afterWrite(form, record);
        pushes.recordChanged("data_create", form, record);
        aftermath({ form, op: "create", before: undefined, after: record, reminds: true, startsAssistants: true });
        return record;
      }),
    edit: (form, data_id, data, by) => change({ form, data_id, data, by: person(by), reminds: true }),
    editAsAdmin: (form, data_id, data) => change({ form, data_id, data, by: COMPANY_CREATOR, reminds: false }),
    remove: (form, data_id, by) =>
      db.transaction(() => {
        const before = find(form, data_id, false);
        const record = writer.remove(before, person(by));
        pushes.recordChanged("data_remove", form, record);
        aftermath({ form, op: "delete", before, after: record, reminds: false, startsAssistants: true });
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
