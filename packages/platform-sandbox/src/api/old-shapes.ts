import { isId } from "../ids.ts";
import { isArray, isObject, type JsonObject } from "../json.ts";
import type { Company } from "../storage/company.ts";
import type { Form } from "../storage/forms.ts";

/** A version of the data calls before v5. */
export type OldVersion = 1 | 2 | 3 | 4;

/** How an old version writes and reads what v5 writes and reads. */
export interface OldShapes {
  /** Values as v5 takes them: v1 names members by `_id`. */
  written(form: Form, data: unknown): unknown;
  /** A record as the version showed it. */
  shown(form: Form, record: unknown): unknown;
}

const SYSTEM_MEMBERS: readonly string[] = ["creator", "updater", "deleter"];
const MEMBER_TYPES: readonly string[] = ["user", "usergroup"];
const DEPARTMENT_TYPES: readonly string[] = ["dept", "deptgroup"];

/**
 * Makes the shapes of a version. v1 knew members by `_id` and name only, v2 brought `username` and `dept_no`, v3 the ids of
 * subform rows, v4 the `type` of members and departments; `status` and `departments` came with v5.
 */
export function createOldShapes(version: OldVersion, company: Company): OldShapes {
  const entity = (value: unknown): unknown => {
    if (isArray(value)) return value.map(entity);
    return isObject(value) ? onlyOf(value, ENTITY_PARTS[version]) : value;
  };
  const fields = (form: Form, record: JsonObject): JsonObject => {
    const shown = { ...record };
    for (const name of SYSTEM_MEMBERS) if (name in shown) shown[name] = entity(shown[name]);
    for (const { name, type, items = [] } of form.fields) {
      if (!(name in shown)) continue;
      if (MEMBER_TYPES.includes(type) || DEPARTMENT_TYPES.includes(type)) shown[name] = entity(shown[name]);
      if (type === "subform") shown[name] = rows(shown[name], items);
    }
    return shown;
  };

  function rows(value: unknown, items: Form["fields"]): unknown {
    if (!isArray(value)) return value;
    return value.filter(isObject).map(({ _id, ...row }) => {
      for (const { name, type } of items)
        if (MEMBER_TYPES.includes(type) || DEPARTMENT_TYPES.includes(type)) row[name] = entity(row[name]);
      return version >= 3 ? { _id, ...row } : row;
    });
  }

  const username = (value: unknown): unknown =>
    isId(value) ? (company.members().find(({ _id }) => _id === value)?.username ?? value) : value;

  return {
    written(form, data) {
      if (version > 1 || !isObject(data)) return data;
      return Object.fromEntries(
        Object.entries(data).map(([name, given]) => {
          const isMember = MEMBER_TYPES.includes(form.fieldByName.get(name)?.type ?? "");
          if (!isMember || !isObject(given)) return [name, given];
          const value = isArray(given.value) ? given.value.map(username) : username(given.value);
          return [name, { value }];
        }),
      );
    },
    shown: (form, record) => (isObject(record) ? fields(form, record) : record),
  };
}

const ENTITY_PARTS: Readonly<Record<OldVersion, readonly string[]>> = {
  1: ["_id", "name"],
  2: ["_id", "name", "username", "dept_no"],
  3: ["_id", "name", "username", "dept_no"],
  4: ["_id", "name", "username", "dept_no", "type"],
};

function onlyOf(value: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(names.filter((name) => name in value).map((name) => [name, value[name]]));
}
