import { InexactNumber, isExact } from "../exact-json.ts";
import { at, FieldValueError } from "./field-value-error.ts";

/** Whether a field holds nothing: the platform shows that as null, as an empty text, or by leaving the field out. */
export function isEmpty(raw: unknown): raw is null | undefined | "" {
  return raw === null || raw === undefined || raw === "";
}

/** The value as a text. */
export function text(raw: unknown): string {
  return typeof raw === "string" ? raw : wrongShape("文字", raw);
}

/** The value as a number that JSON can carry and that was not rounded; a text is refused even when it looks like one. */
export function finiteNumber(raw: unknown): number {
  if (raw instanceof InexactNumber) throw new FieldValueError("not_exact", "数字的位数超出可精确表示的范围");
  if (typeof raw !== "number") return wrongShape("数字", raw);
  if (!Number.isFinite(raw)) throw new FieldValueError("not_finite", "数字超出范围或不是有限的数");
  if (!isExact(raw)) throw new FieldValueError("not_exact", "整数超出可精确表示的范围（±9007199254740991）");
  return raw === 0 ? 0 : raw;
}

/** The value as an object with named parts. */
export function parts(raw: unknown): Readonly<Record<string, unknown>> {
  return isParts(raw) ? raw : wrongShape("对象", raw);
}

/** A field of a record by name; a form may well have a field called `constructor`. */
export function own(record: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** The value as a list, each entry read by `entry`; an empty field is an empty list. */
export function list<T>(raw: unknown, entry: (item: unknown) => T): readonly T[] {
  if (isEmpty(raw)) return [];
  if (!Array.isArray(raw)) return wrongShape("列表", raw);
  return raw.map((item: unknown, index) => at(index, () => entry(item)));
}

/** Null for an empty field, else what `read` makes of it. */
export function orNull<T>(raw: unknown, read: (raw: unknown) => T): T | null {
  return isEmpty(raw) ? null : read(raw);
}

/** Refuses a value by naming the kind that was expected and the kind that came. */
export function wrongShape(expected: string, raw: unknown): never {
  throw new FieldValueError("wrong_shape", `应为${expected}，实际为${kindOf(raw)}`);
}

function isParts(raw: unknown): raw is Readonly<Record<string, unknown>> {
  return typeof raw === "object" && raw !== null && !Array.isArray(raw);
}

const KINDS: Readonly<Partial<Record<string, string>>> = { string: "文字", number: "数字", boolean: "是否值" };

function kindOf(raw: unknown): string {
  if (isEmpty(raw)) return "空值";
  if (Array.isArray(raw)) return "列表";
  return KINDS[typeof raw] ?? "对象";
}
