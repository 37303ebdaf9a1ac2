import { isArray, type JsonObject } from "../json.ts";
import { refusal } from "../problem.ts";
import { type Department, type Member, withoutId } from "../storage/company.ts";

/** The reply of a contacts call that has nothing to show. */
export const DONE = { status: "success" } as const;

/** A member as the contacts API shows it. */
export function memberEntity(member: Member): JsonObject {
  return { ...withoutId(member) };
}

/** A department as the contacts API shows it; the root's parent is 0. */
export function departmentEntity(department: Department): JsonObject {
  return { ...department, parent_no: department.parent_no ?? 0 };
}

/** An optional list of department numbers; 6010 for anything that is none. */
export function departmentNumbers({ departments }: JsonObject): readonly number[] | undefined {
  if (departments === undefined || departments === null) return undefined;
  if (!isArray(departments)) throw refusal(17017, "departments 必须是数组");
  return departments.map((number) => {
    if (isDepartmentNumber(number)) return number;
    throw refusal(6010, JSON.stringify(number));
  });
}

/** A required department number; 6010 when it is none. */
export function departmentNumber(params: JsonObject, name: string): number {
  const value = params[name];
  if (value === undefined || value === null) throw refusal(1, `缺少参数 ${name}`);
  if (isDepartmentNumber(value)) return value;
  throw refusal(6010, JSON.stringify(value));
}

/** An optional department number. */
export function optionalDepartmentNumber(params: JsonObject, name: string): number | undefined {
  return params[name] === undefined || params[name] === null ? undefined : departmentNumber(params, name);
}

function isDepartmentNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 1;
}
