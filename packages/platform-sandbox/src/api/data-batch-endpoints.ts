import { decodeValues } from "../fields/writing.ts";
import { isObject, type JsonObject } from "../json.ts";
import { PlatformError, refusal } from "../problem.ts";
import { COMPANY_CREATOR } from "../storage/company.ts";
import type { Form } from "../storage/forms.ts";
import { creatorOf, type DataWriteParts, flowStateOf, writingOf } from "./data-write-endpoints.ts";
import { type ApiCall, type Endpoint, RATES } from "./endpoint.ts";
import { requiredIds, requiredList, transactionId } from "./parameters.ts";
import { onceOnly } from "./once-only.ts";

const BATCH_MAX = 100;

/** Batch writes: all or nothing, at most 100, and no batch starts 智能助手. */
export function dataBatchEndpoints(parts: DataWriteParts): readonly Endpoint[] {
  const { access, writer, db } = parts;
  const rate = RATES.batch;
  return [
    {
      path: "v5/app/entry/data/batch_create",
      rate,
      handle(call) {
        const form = access.form(call);
        return onceOnly(db, transactionId(call.params), call.params, () => createAll(parts, call, form));
      },
    },
    {
      path: "v5/app/entry/data/batch_update",
      rate,
      handle(call) {
        const form = access.form(call);
        const ids = requiredIds(call.params, "data_ids", BATCH_MAX, 17023);
        refuseSubforms(form, call.params.data);
        const values = decodeValues(form, call.params.data, {}, writingOf(call, parts));
        const success_count = db.transaction(
          () => eachLive(parts, form, ids, (record) => writer.change(record, values, COMPANY_CREATOR)).length,
        );
        return { status: "success", success_count };
      },
    },
    {
      path: "v5/app/entry/data/batch_delete",
      rate,
      handle(call) {
        const form = access.form(call);
        const ids = requiredIds(call.params, "data_ids", BATCH_MAX, 17017);
        const success_count = db.transaction(
          () => eachLive(parts, form, ids, (record) => writer.remove(record, COMPANY_CREATOR)).length,
        );
        return { status: "success", success_count };
      },
    },
  ];
}

function createAll(parts: DataWriteParts, call: ApiCall, form: Form): JsonObject {
  const list = requiredList(call.params, "data_list", BATCH_MAX, 17024);
  const writing = writingOf(call, parts);
  const [by, flow_state] = [creatorOf(call, parts.company), flowStateOf(call, form)];
  const rows = list.map((data, index) => namingRow(index, () => decodeValues(form, data, {}, writing)));
  const success_ids = rows.map((values) => parts.writer.create(form, values, by, flow_state).data_id);
  return { status: "success", success_count: success_ids.length, success_ids };
}

function eachLive<T>(
  { access }: DataWriteParts,
  form: Form,
  ids: readonly string[],
  run: (record: NonNullable<ReturnType<DataWriteParts["access"]["findRecord"]>>) => T,
): T[] {
  return [...new Set(ids)].flatMap((id) => {
    const record = access.findRecord(form, id);
    return record ? [run(record)] : [];
  });
}

function refuseSubforms(form: Form, data: unknown): void {
  const names = isObject(data) ? Object.keys(data) : [];
  const subform = names.find((name) => form.fieldByName.get(name)?.type === "subform");
  if (subform !== undefined) throw refusal(17032, `批量修改不支持子表单 ${subform}`);
}

function namingRow<T>(index: number, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    throw new PlatformError(error.code, `data_list[${index}] ${error.message}`, error.status);
  }
}
