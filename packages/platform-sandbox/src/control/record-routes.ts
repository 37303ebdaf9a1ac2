import type { Route, RouteRequest } from "../http/router.ts";
import { isArray, isObject, type JsonObject } from "../json.ts";
import { refusal } from "../problem.ts";
import type { PersonDesk } from "../records/person-desk.ts";
import { isoOf, type Presenter } from "../records/present.ts";
import { searchFor } from "../records/search.ts";
import type { Form } from "../storage/forms.ts";
import type { Records, StoredRecord } from "../storage/records.ts";
import { bodyObject, type Lookups } from "./lookups.ts";

interface RecordRouteParts {
  readonly lookups: Lookups;
  readonly records: Records;
  readonly presenter: Presenter;
  readonly desk: PersonDesk;
}

const LIMIT = { absent: 20, most: 1000 };

/** A person's work on records: single edits push, `batch` is an import and does not. */
export function recordRoutes({ lookups, records, presenter, desk }: RecordRouteParts): readonly Route<unknown>[] {
  const path = "/sandbox/forms/:entry_id/records";
  const one = `${path}/:data_id`;
  const shown = (form: Form, record: StoredRecord): JsonObject => presenter.record(form, record);
  return [
    {
      method: "GET",
      path,
      handle(request) {
        const form = lookups.form(request);
        const page = records.page({
          entry_id: form.entry_id,
          ...pageOf(request),
          ...searchFor(request.query.get("q") ?? ""),
        });
        return { data: page.map((record) => shown(form, record)) };
      },
    },
    {
      method: "POST",
      path,
      handle(request) {
        const form = lookups.form(request);
        return { data: shown(form, desk.submit(form, bodyObject(request.body, "data"), personOf(request))) };
      },
    },
    {
      method: "POST",
      path: `${path}/batch`,
      handle(request) {
        const written = desk.importRows(lookups.form(request), rowsOf(request.body), personOf(request));
        return { success_count: written.length, success_ids: written.map(({ data_id }) => data_id) };
      },
    },
    {
      method: "GET",
      path: one,
      handle(request) {
        const form = lookups.form(request);
        const record = records.find(form.entry_id, request.at.data_id ?? "");
        if (record) return { data: withDeletion(shown(form, record), record) };
        throw refusal(4001, undefined, 404);
      },
    },
    {
      method: "PUT",
      path: one,
      handle(request) {
        const form = lookups.form(request);
        const [data, data_id] = [bodyObject(request.body, "data"), request.at.data_id ?? ""];
        if (request.body.via === "data_manage") return { data: shown(form, desk.editAsAdmin(form, data_id, data)) };
        return { data: shown(form, desk.edit(form, data_id, data, personOf(request))) };
      },
    },
    {
      method: "DELETE",
      path: one,
      handle(request) {
        const form = lookups.form(request);
        const record = desk.remove(form, request.at.data_id ?? "", personOf(request));
        return { data: withDeletion(shown(form, record), record) };
      },
    },
    {
      method: "POST",
      path: `${one}/recover`,
      handle(request) {
        const form = lookups.form(request);
        return { data: shown(form, desk.recover(form, request.at.data_id ?? "", personOf(request))) };
      },
    },
  ];
}

function withDeletion(shown: JsonObject, { deleted_at }: StoredRecord): JsonObject {
  return { ...shown, deleteTime: deleted_at === null ? null : isoOf(deleted_at) };
}

function pageOf({ query }: RouteRequest): { after: string; limit: number } {
  const limit = Number(query.get("limit") ?? LIMIT.absent);
  if (Number.isInteger(limit) && limit >= 1 && limit <= LIMIT.most) return { after: query.get("after") ?? "", limit };
  throw refusal(17017, `limit 必须是 1 到 ${LIMIT.most} 的整数`);
}

function personOf({ body }: RouteRequest): string | undefined {
  return typeof body.username === "string" ? body.username : undefined;
}

function rowsOf(body: JsonObject): readonly JsonObject[] {
  const rows = body.data_list ?? body.records ?? body.data;
  if (isArray(rows) && rows.every(isObject)) return rows;
  throw refusal(17017, "data_list 必须是对象数组");
}
