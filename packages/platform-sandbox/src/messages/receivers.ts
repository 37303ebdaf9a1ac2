import type { Roles } from "../contacts/roles.ts";
import { isArray, isStringArray, type JsonObject } from "../json.ts";
import { refusal } from "../problem.ts";
import type { Company } from "../storage/company.ts";
import type { Form } from "../storage/forms.ts";
import type { StoredRecord } from "../storage/records.ts";

/** Whom a 推送提醒 tells: members, whole departments, roles, and whoever stands in a member field of the record. */
export interface Receivers {
  /** Usernames. */
  readonly receivers: readonly string[];
  /** Numbers of departments; only their own members. */
  readonly departments: readonly number[];
  /** Numbers of roles. */
  readonly roles: readonly number[];
  /** Names of member fields. */
  readonly member_fields: readonly string[];
}

interface ReceiverParts {
  readonly company: Company;
  readonly roles: Roles;
}

const MEMBER_TYPES: readonly string[] = ["user", "usergroup"];

/** Reads receivers as an editor hands them over. Throws 1010, 6002, 1201 for who is not there, 3005 when there is nobody. */
export function readReceivers(body: JsonObject, form: Form, { company, roles }: ReceiverParts): Receivers {
  const read: Receivers = {
    ...{ receivers: texts(body, "receivers"), departments: numbers(body, "departments") },
    ...{ roles: numbers(body, "roles"), member_fields: texts(body, "member_fields") },
  };
  const stranger = read.receivers.find((username) => !company.isPresent(username));
  if (stranger !== undefined) throw refusal(1010, stranger);
  const lost = read.departments.find((dept_no) => !company.department(dept_no));
  if (lost !== undefined) throw refusal(6002, String(lost));
  const unknown = read.roles.find((role_no) => !roles.find(role_no));
  if (unknown !== undefined) throw refusal(1201, String(unknown));
  const wrong = read.member_fields.find((name) => !MEMBER_TYPES.includes(form.fieldByName.get(name)?.type ?? ""));
  if (wrong !== undefined) throw refusal(3005, `${wrong} 不是成员字段`);
  if (Object.values(read).every(({ length }) => length === 0)) throw refusal(3005, "至少要有一个接收人");
  return read;
}

/** The usernames meant, some perhaps twice; without a record its member fields name nobody. */
export function usernamesOf(
  wanted: Receivers,
  { company, roles }: ReceiverParts,
  about: { readonly form: Form; readonly record: StoredRecord } | undefined,
): readonly string[] {
  const inDepartments = company
    .members()
    .filter((member) => member.departments.some((dept_no) => wanted.departments.includes(dept_no)));
  const inRoles = wanted.roles.flatMap((role_no) => roles.members(role_no));
  const inFields = wanted.member_fields.map((name) => {
    const widgetName = about?.form.fieldByName.get(name)?.widgetName;
    return widgetName === undefined ? undefined : about?.record.values[widgetName];
  });
  return [
    ...[...wanted.receivers, ...inDepartments.map(({ username }) => username)],
    ...inRoles.map(({ username }) => username),
    ...inFields.flatMap((value) => (isStringArray(value) ? value : typeof value === "string" ? [value] : [])),
  ];
}

function texts(body: JsonObject, name: string): readonly string[] {
  const list = body[name] ?? [];
  if (isStringArray(list)) return list;
  throw refusal(3005, `${name} 须是文本数组`);
}

function numbers(body: JsonObject, name: string): readonly number[] {
  const list = body[name] ?? [];
  if (isArray(list) && list.every((one) => typeof one === "number")) return list;
  throw refusal(3005, `${name} 须是数字数组`);
}
