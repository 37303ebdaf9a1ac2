import { isArray, isObject, type JsonObject } from "../json.ts";
import type { Company } from "../storage/company.ts";
import type { Access } from "./access.ts";
import type { ApiCall, Endpoint } from "./endpoint.ts";
import { createOldShapes, type OldShapes, type OldVersion } from "./old-shapes.ts";

/** The data calls of v1 to v4, which name app and form in the path: last part of the path, and the v5 call it became. */
const OLD_CALLS = [
  { old: "data", now: "list" },
  { old: "data_retrieve", now: "get" },
  { old: "data_create", now: "create" },
  { old: "data_update", now: "update" },
  { old: "data_delete", now: "delete" },
  { old: "data_batch_create", now: "batch_create" },
  { old: "data_batch_update", now: "batch_update" },
  { old: "data_batch_delete", now: "batch_delete" },
] as const;

const OLD_VERSIONS: readonly OldVersion[] = [1, 2, 3, 4];
/** Requests per second before v5 raised them (facts name it for contacts; for data it is our reading). */
const OLD_RATE = 5;

interface OldDataParts {
  readonly access: Access;
  readonly company: Company;
}

/** Old paths do what v5 does, at their own rate and in the shapes of their time. */
export function oldDataEndpoints(parts: OldDataParts, today: readonly Endpoint[]): readonly Endpoint[] {
  return OLD_VERSIONS.flatMap((version) => {
    const shapes = createOldShapes(version, parts.company);
    return OLD_CALLS.flatMap(({ old, now }) => {
      const current = today.find(({ path }) => path === `v5/app/entry/data/${now}`);
      const path = `v${version}/app/:app_id/entry/:entry_id/${old}`;
      return current ? [{ path, rate: OLD_RATE, handle: inOldShape(parts, current, shapes) }] : [];
    });
  });
}

function inOldShape({ access }: OldDataParts, { handle }: Endpoint, shapes: OldShapes): (call: ApiCall) => unknown {
  return function handleOld(call) {
    const form = access.form(call);
    const { data, data_list } = call.params;
    const given: JsonObject = {
      ...call.params,
      ...(data === undefined ? {} : { data: shapes.written(form, data) }),
      ...(isArray(data_list) ? { data_list: data_list.map((one) => shapes.written(form, one)) } : {}),
    };
    const reply = handle({ ...call, params: given });
    if (!isObject(reply) || reply.data === undefined) return reply;
    const shown = isArray(reply.data)
      ? reply.data.map((record) => shapes.shown(form, record))
      : shapes.shown(form, reply.data);
    return { ...reply, data: shown };
  };
}
