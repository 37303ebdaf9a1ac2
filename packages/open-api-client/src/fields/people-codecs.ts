import type { FieldCodec } from "./codec.ts";
import type { Department, Member } from "./field-value.ts";
import { finiteNumber, isEmpty, list, orNull, parts, text } from "./shape.ts";

/** One member; written by `username`, which may also be given alone. */
export const userCodec: FieldCodec<Member | null> = {
  decode: (raw) => orNull(raw, readMember),
  encode: (value) => orNull(value, username),
};

/** Several members. */
export const usergroupCodec: FieldCodec<readonly Member[]> = {
  decode: (raw) => list(raw, readMember),
  encode: (value) => list(value, username),
};

/** One department; written by `dept_no`, which may also be given alone. */
export const deptCodec: FieldCodec<Department | null> = {
  decode: (raw) => orNull(raw, readDepartment),
  encode: (value) => orNull(value, departmentNumber),
};

/** Several departments. */
export const deptgroupCodec: FieldCodec<readonly Department[]> = {
  decode: (raw) => list(raw, readDepartment),
  encode: (value) => list(value, departmentNumber),
};

function readMember(raw: unknown): Member {
  const { username: account, name } = parts(raw);
  return { username: text(account), name: nameOf(name) };
}

function username(value: unknown): string {
  return typeof value === "string" ? value : readMember(value).username;
}

function readDepartment(raw: unknown): Department {
  const { dept_no, name } = parts(raw);
  return { dept_no: finiteNumber(dept_no), name: nameOf(name) };
}

function departmentNumber(value: unknown): number {
  return typeof value === "number" ? finiteNumber(value) : readDepartment(value).dept_no;
}

function nameOf(raw: unknown): string {
  return isEmpty(raw) ? "" : text(raw);
}
