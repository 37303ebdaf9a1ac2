import { showWidgets } from "../fields/show-widget.ts";
import type { JsonObject } from "../json.ts";
import { isoOf, type Presenter } from "../records/present.ts";
import type { Form } from "../storage/forms.ts";
import type { StoredRecord } from "../storage/records.ts";

/** What a push can tell. A deletion is `data_remove`. */
export const PUSH_OPS = [
  "data_create",
  "data_update",
  "data_remove",
  "data_recover",
  "form_update",
  "data_test",
] as const;

/** One of the ops of a push. */
export type PushOp = (typeof PUSH_OPS)[number];

/** The body of a push; `opTime` in ms. */
export interface PushBody {
  readonly op: PushOp;
  readonly opTime: number;
  readonly data: JsonObject;
}

/** Makes the bodies of pushes: bare values under alias names. */
export interface Payloads {
  /** A record after it was made, changed or restored; after a deletion only its id, who and when. */
  record(op: Exclude<PushOp, "form_update" | "data_test">, form: Form, record: StoredRecord): PushBody;
  form(form: Form, at: number): PushBody;
  /** A probe; without a form it is one of 消息推送. */
  test(form: Form | undefined, at: number): PushBody;
}

/** Makes the payloads from the presenter the API uses too. */
export function createPayloads(presenter: Presenter): Payloads {
  return {
    record(op, form, record) {
      if (op === "data_remove") return removal(form, record, presenter);
      const { _id, appId, entryId, flowState, creator, updater, deleter, createTime, updateTime } = presenter.system(
        form,
        record,
      );
      const system = {
        _id,
        appId,
        entryId,
        formName: form.name,
        flowState,
        creator,
        updater,
        deleter,
        createTime,
        updateTime,
      };
      return {
        op,
        opTime: record.updated_at,
        data: { ...system, deleteTime: null, ...presenter.fields(form, record) },
      };
    },
    form: (form, at) => ({
      op: "form_update",
      opTime: at,
      data: {
        ...{ appId: form.app_id, entryId: form.entry_id, name: form.name, createTime: isoOf(form.created_at) },
        widgets: showWidgets(form.widgets),
      },
    }),
    test: (form, at) => ({
      op: "data_test",
      opTime: at,
      data: form ? { appId: form.app_id, entryId: form.entry_id, formName: form.name } : {},
    }),
  };
}

function removal(form: Form, record: StoredRecord, presenter: Presenter): PushBody {
  const deletedAt = record.deleted_at ?? record.updated_at;
  const { _id, appId, entryId, deleter } = presenter.system(form, record);
  return {
    op: "data_remove",
    opTime: deletedAt,
    data: { _id, appId, entryId, formName: form.name, deleter, deleteTime: isoOf(deletedAt) },
  };
}
