import type { JdyClient, RecordQuery, Widget } from "@jdy/open-api-client";
import type { FormBinding } from "../../contracts/form.ts";
import {
  type Platform,
  PlatformCallError,
  type PlatformField,
  type PlatformRecord,
  type RecordChoice,
} from "../../ports/platform.ts";
import { callFailure, calling } from "./call-failure.ts";
import { instantMs, readRecord } from "./read-record.ts";
import { readCourse } from "./read-course.ts";
import { readPush } from "./read-push.ts";
import { transactionIds } from "./transaction-ids.ts";
import { verifyPush } from "./verify-push.ts";
import { writeValues } from "./write-values.ts";

/** Records one batch call of the platform takes. */
const BATCH_SIZE = 100;

/** The form platform 简道云, by one account, behind the add-on's port: names, values and failures translated, nothing decided. */
export function createJdyPlatform({ client }: { readonly client: JdyClient }): Platform {
  return {
    verifyPush,
    readPush,

    async readRecord(binding, record_id) {
      try {
        const raw = await client.getRecord({ ...addressOf(binding), data_id: record_id });
        return recordOf(binding, raw);
      } catch (error) {
        const failure = callFailure(error);
        if (failure instanceof PlatformCallError && failure.failure === "gone") return null;
        throw failure;
      }
    },

    async *records(binding, choice = {}) {
      const found = client.records({ ...addressOf(binding), ...chosenRecords(choice) });
      for await (const raw of translatingFailures(found)) yield recordOf(binding, raw);
    },

    async *recordMarks(binding) {
      // Two small fields keep the answer short; the id comes with every record.
      const names = binding.fields.filter(({ paused }) => paused !== true).map(({ platform_name }) => platform_name);
      const found = client.records({ ...addressOf(binding), fields: [...names.slice(0, 1), "updateTime"] });
      for await (const { _id, updateTime } of translatingFailures(found)) {
        yield { record_id: _id, version: instantMs(updateTime) };
      }
    },

    look: ({ app_id, entry_id }) =>
      calling(async () => {
        const { widgets, dataModifyTime } = await client.listWidgets({ app_id, entry_id });
        return {
          fields: widgets.map(fieldOf),
          data_modified_at: dataModifyTime === null ? 0 : instantMs(dataModifyTime),
        };
      }),

    async findRecord(binding, field, value) {
      const { platform_name, type } = boundField(binding, field);
      const filter = { rel: "and", cond: [{ field: platform_name, type, method: "eq", value: [value] }] } as const;
      const found = client.records({ ...addressOf(binding), filter, fields: [platform_name], pageSize: 1 });
      for await (const { _id } of translatingFailures(found)) return _id;
      return null;
    },

    createRecord: (binding, values, { start_trigger, start_workflow }) =>
      calling(async () => {
        const created = await client.createRecord({
          ...addressOf(binding),
          data: writeValues(binding.fields, values, binding.form),
          is_start_trigger: start_trigger,
          is_start_workflow: start_workflow,
        });
        return created._id;
      }),

    createRecords: (binding, rows, transaction_id) =>
      calling(async () => {
        await client.createRecords({
          ...addressOf(binding),
          data_list: rows.map((values) => writeValues(binding.fields, values, binding.form)),
          transaction_ids: transactionIds(transaction_id, Math.ceil(rows.length / BATCH_SIZE)),
        });
      }),

    updateRecord: (binding, record_id, values, { start_trigger }) =>
      calling(async () => {
        const data = writeValues(binding.fields, values, binding.form);
        // Nothing of it is bound, so there is nothing to say.
        if (Object.keys(data).length === 0) return;
        await client.updateRecord({ ...addressOf(binding), data_id: record_id, data, is_start_trigger: start_trigger });
      }),

    updateRecords: (binding, record_ids, values) =>
      calling(async () => {
        const data = writeValues(binding.fields, values, binding.form);
        if (Object.keys(data).length === 0) return record_ids.length;
        return client.updateRecords({ ...addressOf(binding), data_ids: [...record_ids], data });
      }),

    deleteRecord: (binding, record_id) =>
      calling(async () => {
        await client.deleteRecord({ ...addressOf(binding), data_id: record_id });
      }),
    workflow: (_binding, record_id) => readCourse(client, record_id),

    apps: () => calling(() => client.listApps()),
    forms: ({ app_id }) => calling(() => client.listForms(app_id)),
    fields: ({ app_id, entry_id }) =>
      calling(async () => (await client.listWidgets({ app_id, entry_id })).widgets.map(fieldOf)),
  };
}

function addressOf({ app_id, entry_id }: FormBinding) {
  return { app_id, entry_id };
}

function recordOf(binding: FormBinding, raw: Awaited<ReturnType<JdyClient["getRecord"]>>): PlatformRecord {
  return readRecord(binding, raw, instantMs(raw.updateTime) ?? instantMs(raw.createTime)).record;
}

/** A range includes both ends (facts: range filter, hc/10993); `in` takes at most 200 values. */
function chosenRecords({ updated_since, after_id, ids }: RecordChoice): Pick<RecordQuery, "after_id" | "filter"> {
  const since = updated_since === undefined ? null : [new Date(updated_since).toISOString(), null];
  const cond = [
    ...(since === null ? [] : [{ field: "updateTime", method: "range", value: since } as const]),
    ...(ids === undefined ? [] : [{ field: "_id", method: "in", value: [...ids] } as const]),
  ];
  return { ...(after_id !== undefined && { after_id }), ...(cond.length > 0 && { filter: { rel: "and", cond } }) };
}

function boundField(binding: FormBinding, name: string) {
  const field = binding.fields.find((candidate) => candidate.name === name);
  if (field !== undefined && field.paused !== true) return field;
  throw new PlatformCallError("config", {
    code: "field_not_bound",
    message: `表单 ${binding.form} 的字段 ${name} 尚未绑定`,
    hint: "在表单中补上该字段后运行 `stockguard bind`。",
  });
}

function fieldOf({ name, widgetName, label, type, items }: Widget): PlatformField {
  const field = { name, widget_name: widgetName, label, type };
  return items === undefined ? field : { ...field, items: items.map(fieldOf) };
}

async function* translatingFailures<T>(found: AsyncIterable<T>): AsyncGenerator<T, void> {
  try {
    yield* found;
  } catch (error) {
    throw callFailure(error);
  }
}
