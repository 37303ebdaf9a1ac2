import { isArray, isObject } from "../json.ts";
import { refusal } from "../problem.ts";
import { type Company, type Department, type Member, withoutPlace } from "../storage/company.ts";
import type { FieldKind, WriteSetting } from "./kind.ts";
import { misfit } from "./plain-kinds.ts";

/** 成员单选: written as username, read as the member. */
export const USER: FieldKind = {
  empty: null,
  isWritable: true,
  family: "member",
  decode: usernameOf,
  loosen: (value) => (isObject(value) ? value.username : value),
  read: (kept, { company }) => (typeof kept === "string" ? (company.member(kept) ?? null) : null),
};

/** 成员多选: a list of usernames, read as a list of members. */
export const USERS: FieldKind = {
  empty: [],
  isWritable: true,
  family: "members",
  decode: (value, setting) => listOf(value, setting, usernameOf, "成员 username 数组"),
  loosen: (value) => (isArray(value) ? value.map((one) => (isObject(one) ? one.username : one)) : value),
  read: (kept, { company }) => entities(kept, (one) => company.member(String(one))),
};

/** 部门单选: written as dept_no, read as the department. */
export const DEPARTMENT: FieldKind = {
  empty: null,
  isWritable: true,
  family: "department",
  decode: numberOf,
  loosen: loosenDepartment,
  read: (kept, { company }) => (typeof kept === "number" ? (departmentEntity(company, kept) ?? null) : null),
};

/** 部门多选: a list of dept_no, read as a list of departments. */
export const DEPARTMENTS: FieldKind = {
  empty: [],
  isWritable: true,
  family: "departments",
  decode: (value, setting) => listOf(value, setting, numberOf, "部门 dept_no 数组"),
  loosen: (value) => (isArray(value) ? value.map(loosenDepartment) : value),
  read: (kept, { company }) => entities(kept, (one) => departmentEntity(company, Number(one))),
};

function usernameOf(value: unknown, setting: WriteSetting): string {
  if (typeof value !== "string") throw misfit(setting, "成员 username");
  if (!setting.company.isPresent(value)) throw refusal(1010, `字段 ${setting.field} 的成员 ${value}`);
  return value;
}

function numberOf(value: unknown, setting: WriteSetting): number {
  if (typeof value !== "number") throw misfit(setting, "部门 dept_no(数字)");
  if (!setting.company.department(value)) throw refusal(6002, `字段 ${setting.field} 的部门 ${value}`);
  return value;
}

function listOf<T>(
  value: unknown,
  setting: WriteSetting,
  one: (v: unknown, s: WriteSetting) => T,
  wanted: string,
): T[] {
  if (!isArray(value)) throw misfit(setting, wanted);
  return value.map((member) => one(member, setting));
}

function loosenDepartment(value: unknown): unknown {
  if (isObject(value)) return value.dept_no;
  return typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value;
}

function departmentEntity(company: Company, dept_no: number): Omit<Department, "seq"> | undefined {
  const department = company.department(dept_no);
  return department && withoutPlace(department);
}

function entities(kept: unknown, find: (one: unknown) => Member | Omit<Department, "seq"> | undefined): unknown[] {
  return isArray(kept) ? kept.map(find).filter((entity) => entity !== undefined) : [];
}
