import type { Form } from "../storage/forms.ts";
import type { StoredRecord } from "../storage/records.ts";

/** One single write of a record, by a person or by the Open API. Batch writes and imports have no aftermath. */
export interface RecordWrite {
  readonly form: Form;
  readonly op: "create" | "update" | "delete";
  /** The record before; undefined when it is new. */
  readonly before: StoredRecord | undefined;
  readonly after: StoredRecord;
  /** 推送提醒 may follow: not after an admin's edit in 数据管理. */
  readonly reminds: boolean;
  /** 智能助手 may follow: a person's write, or an API call with `is_start_trigger`. */
  readonly startsAssistants: boolean;
}

/** What follows a write besides 数据推送. Called inside the write's transaction. */
export type Aftermath = (write: RecordWrite) => void;

/** Whether any of the named fields differs; without names, whether any field does. */
export function hasChanged({ form, before, after }: RecordWrite, names: readonly string[]): boolean {
  const fields = names.length === 0 ? form.fields : names.flatMap((name) => form.fieldByName.get(name) ?? []);
  return fields.some(
    ({ widgetName }) => JSON.stringify(before?.values[widgetName]) !== JSON.stringify(after.values[widgetName]),
  );
}
