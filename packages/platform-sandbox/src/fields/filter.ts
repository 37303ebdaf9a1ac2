import { isArray, isObject } from "../json.ts";
import { PlatformError, refusal } from "../problem.ts";
import type { Form } from "../storage/forms.ts";
import type { Narrowing, StoredRecord } from "../storage/records.ts";
import { FAMILIES, fitsType, takesMethod } from "./filter-families.ts";
import { narrowing } from "./filter-narrowing.ts";
import { type FilterTarget, targetOf } from "./filter-target.ts";
import { conditionTest } from "./filter-tests.ts";

/** A filter ready to run: the test is the truth, the narrowings only spare work. */
export interface CompiledFilter {
  readonly test: (record: StoredRecord) => boolean;
  readonly narrowings: readonly Narrowing[];
}

/** Checks a filter of data/list against the form and makes it runnable; undefined when it asks for nothing. */
export function compileFilter(form: Form, filter: unknown): CompiledFilter | undefined {
  if (filter === undefined || filter === null) return undefined;
  if (!isObject(filter) || !isArray(filter.cond)) throw refusal(4815, "filter 需要 {rel, cond:[…]}");
  const { rel, cond } = filter;
  if (rel !== "and" && rel !== "or") throw refusal(4815, "rel 只能是 and 或 or");
  const conditions = cond.map((one) => compileCondition(form, one));
  if (conditions.length === 0) return undefined;
  return rel === "and"
    ? {
        test: (record) => conditions.every(({ test }) => test(record)),
        narrowings: conditions.flatMap((condition) => condition.narrowing ?? []),
      }
    : { test: (record) => conditions.some(({ test }) => test(record)), narrowings: [] };
}

/** Whether a record meets a filter kept with a reminder or assistant; one that no longer fits the form is never met. */
export function meetsFilter(form: Form, filter: unknown, record: StoredRecord): boolean {
  try {
    return compileFilter(form, filter)?.test(record) ?? true;
  } catch (error) {
    if (error instanceof PlatformError) return false;
    throw error;
  }
}

interface CompiledCondition {
  readonly test: (record: StoredRecord) => boolean;
  readonly narrowing: Narrowing | undefined;
}

function compileCondition(form: Form, condition: unknown): CompiledCondition {
  if (!isObject(condition)) throw refusal(4815, "cond 的每一项需要对象");
  const { field, method, value, type } = condition;
  const target = typeof field === "string" ? targetOf(form, field) : undefined;
  if (!target) throw refusal(4815, `字段 ${String(field)} 不存在`);
  if (!takesMethod(target.family, method)) throw refusal(4815, notTaken(target, String(field), String(method)));
  if (!fitsType(target.family, target.type, type))
    throw refusal(4815, `字段 ${String(field)} 的 type 不是 ${String(type)}`);
  const operand = { target, method, values: readValues(value, String(field)) };
  const test = conditionTest(operand);
  return { test: (record) => test(target.pick(record)), narrowing: narrowing(operand) };
}

function readValues(value: unknown, field: string): readonly unknown[] {
  if (value === undefined || value === null) return [];
  if (isArray(value)) return value;
  throw refusal(4815, `字段 ${field} 的 value 必须是数组`);
}

function notTaken({ family }: FilterTarget, field: string, method: string): string {
  if (family === "none") return `子表单字段 ${field} 不能用来过滤`;
  return `字段 ${field} 不支持 ${method},可用:${FAMILIES[family].methods.join("、")}`;
}
