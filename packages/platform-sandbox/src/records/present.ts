import type { ReadSetting } from "../fields/kind.ts";
import { kindOf } from "../fields/kinds.ts";
import type { Widget } from "../fields/widget.ts";
import { isArray, isObject, type JsonObject } from "../json.ts";
import type { Form } from "../storage/forms.ts";
import type { StoredRecord } from "../storage/records.ts";

/** Shows records as the API and pushes read them. */
export interface Presenter {
  /** The whole record: system fields first, then every field under its name. */
  record(form: Form, record: StoredRecord): JsonObject;
  /** `_id` and the named fields only. */
  part(form: Form, record: StoredRecord, names: ReadonlySet<string>): JsonObject;
  /** The system fields. */
  system(form: Form, record: StoredRecord): JsonObject;
  /** The form's own fields. */
  fields(form: Form, record: StoredRecord): JsonObject;
}

/** Makes the presenter: people by username become entities, file keys become links, what is missing becomes empty. */
export function createPresenter(setting: ReadSetting): Presenter {
  const person = (username: string | null) => (username === null ? null : (setting.company.member(username) ?? null));
  const presenter: Presenter = {
    record: (form, record) => Object.assign(presenter.system(form, record), presenter.fields(form, record)),
    part(form, record, names) {
      const whole = Object.entries(presenter.record(form, record));
      return Object.fromEntries(whole.filter(([name]) => name === "_id" || names.has(name)));
    },
    system: (form, record) => ({
      _id: record.data_id,
      appId: form.app_id,
      entryId: form.entry_id,
      ext: "",
      creator: person(record.creator),
      updater: person(record.updater),
      deleter: person(record.deleter),
      createTime: isoOf(record.created_at),
      updateTime: isoOf(record.updated_at),
      flowState: record.flow_state,
    }),
    fields: (form, record) => readFields(form.fields, record.values, setting, {}),
  };
  return presenter;
}

/** ISO text of an instant in ms. */
export function isoOf(at: number): string {
  return new Date(at).toISOString();
}

function readFields(
  fields: readonly Widget[],
  values: Readonly<JsonObject>,
  setting: ReadSetting,
  into: JsonObject,
): JsonObject {
  for (const field of fields) into[field.name] = readField(field, values[field.widgetName], setting);
  return into;
}

function readField(field: Widget, kept: unknown, setting: ReadSetting): unknown {
  if (field.type === "subform") return readRows(field, kept, setting);
  const { empty, read } = kindOf(field.type);
  if (kept === undefined) return empty;
  return read ? read(kept, setting) : kept;
}

function readRows(field: Widget, kept: unknown, setting: ReadSetting): JsonObject[] {
  if (!isArray(kept)) return [];
  return kept.filter(isObject).map((row) => readFields(field.items ?? [], row, setting, { _id: row._id }));
}
