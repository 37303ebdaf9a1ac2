import { isArray, isObject } from "../json.ts";
import { refusal } from "../problem.ts";
import { readTime } from "./datetime.ts";
import type { FilterMethod } from "./filter-families.ts";
import type { FilterTarget } from "./filter-target.ts";

/** A checked condition: what it looks at, how, and against which values. */
export interface Condition {
  readonly target: FilterTarget;
  readonly method: FilterMethod;
  readonly values: readonly unknown[];
}

/** A closed interval; an open end is infinite. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

type Test = (kept: unknown) => boolean;

const VALUES_MAX = 200;
const DAY_MS = 86_400_000;

/** Makes the test a kept value must pass. Values of another type than the field's match nothing. */
export function conditionTest({ target, method, values }: Condition): Test {
  switch (method) {
    case "empty":
      return isEmpty;
    case "not_empty":
      return (kept) => !isEmpty(kept);
    case "eq":
      return equals(target, values);
    case "ne":
      return not(equals(target, values));
    case "in":
      return isAnyOf(values);
    case "nin":
      return not(isAnyOf(values));
    case "all":
      return hasAll(values);
    case "gt":
      return compare(values, (kept, bound) => kept > bound);
    case "lt":
      return compare(values, (kept, bound) => kept < bound);
    case "range":
      return isWithin(target, rangeOf(target, values));
    case "like":
      return contains(values);
    case "verified":
      return (kept) => isObject(kept) && kept.verified === true;
    case "unverified":
      return (kept) => isObject(kept) && kept.verified !== true;
  }
}

/** The span a range asks for, ends included; a bare day as upper end counts to its last moment. */
export function rangeOf({ family }: FilterTarget, values: readonly unknown[]): Span {
  if (values.length !== 2) throw refusal(4815, "range 需要 [起, 止],不限的一端写 null");
  const [from, to] = values;
  return {
    from: from === null ? -Infinity : family === "time" ? timeSpan(from).from : boundOf(from),
    to: to === null ? Infinity : family === "time" ? timeSpan(to).to : boundOf(to),
  };
}

/** Numbers compare only with real numbers, so a numeric string bounds nothing in. */
function boundOf(value: unknown): number {
  return typeof value === "number" ? value : Number.NaN;
}

function timeSpan(value: unknown): Span {
  const time = readTime(value);
  if (!time) throw refusal(4815, `时间 ${String(value)} 不合法`);
  return { from: time.at, to: time.isDay ? time.at + DAY_MS - 1 : time.at };
}

function equals(target: FilterTarget, values: readonly unknown[]): Test {
  const value = onlyOf(values);
  return target.family === "time" ? isWithin(target, timeSpan(value)) : (kept) => kept === value && !isEmpty(kept);
}

function isWithin({ family }: FilterTarget, { from, to }: Span): Test {
  return (kept) => {
    const at = family === "time" && typeof kept === "string" ? Date.parse(kept) : kept;
    return typeof at === "number" && at >= from && at <= to;
  };
}

function isAnyOf(values: readonly unknown[]): Test {
  const wanted = new Set(listOf(values));
  return (kept) => (isArray(kept) ? kept.some((one) => wanted.has(one)) : wanted.has(kept) && !isEmpty(kept));
}

function hasAll(values: readonly unknown[]): Test {
  const wanted = listOf(values);
  return (kept) => isArray(kept) && wanted.every((one) => kept.includes(one));
}

function compare(values: readonly unknown[], holds: (kept: number, bound: number) => boolean): Test {
  const bound = boundOf(onlyOf(values));
  return (kept) => typeof kept === "number" && holds(kept, bound);
}

function contains(values: readonly unknown[]): Test {
  const part = onlyOf(values);
  if (typeof part !== "string") throw refusal(4815, "like 需要一个字符串");
  return (kept) => {
    const text = isObject(kept) ? kept.phone : kept;
    return typeof text === "string" && text.includes(part);
  };
}

function onlyOf(values: readonly unknown[]): unknown {
  if (values.length === 1) return values[0];
  throw refusal(4815, "value 需要恰好一个值");
}

function listOf(values: readonly unknown[]): readonly unknown[] {
  if (values.length >= 1 && values.length <= VALUES_MAX) return values;
  throw refusal(4815, `value 需要 1 到 ${VALUES_MAX} 个值`);
}

function isEmpty(kept: unknown): boolean {
  return kept === undefined || kept === null || kept === "" || (isArray(kept) && kept.length === 0);
}

function not(test: Test): Test {
  return (kept) => !test(kept);
}
