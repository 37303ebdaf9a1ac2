import {
  decodeField,
  type FieldValue as ClientValue,
  FieldValueError,
  isFieldType,
  type UnknownFields,
} from "@jdy/open-api-client";
import type { FieldBinding, FieldValue, FieldValues } from "../../contracts/form.ts";
import type { Problem } from "../../contracts/problem.ts";

/** Canonical values of a record, and what of it could not be read. */
export interface ReadValues {
  readonly values: FieldValues;
  readonly problems: readonly Problem[];
}

/**
 * Reads the bound fields of a record or of a subform row. A value that does not fit its field is left null and named; all
 * others are read all the same, so that one wrong cell costs one cell.
 */
export function readValues(bindings: readonly FieldBinding[], raw: UnknownFields, place: string): ReadValues {
  const read = bindings.map((binding) => readField(binding, rawValue(binding, raw), `${place}.${binding.name}`));
  return {
    values: Object.fromEntries(bindings.map(({ name }, index) => [name, read[index]?.value ?? null])),
    problems: read.flatMap(({ problems }) => problems),
  };
}

interface ReadField {
  readonly value: FieldValue;
  readonly problems: readonly Problem[];
}

/** An alias may have been set, changed or taken away since the form was bound; the field's own id and ours still tell. */
function rawValue({ platform_name, widget_name, name }: FieldBinding, raw: UnknownFields): unknown {
  const key = [platform_name, widget_name, name].find((candidate) => Object.hasOwn(raw, candidate));
  return key === undefined ? undefined : raw[key];
}

function readField(binding: FieldBinding, raw: unknown, place: string): ReadField {
  if (binding.paused === true) return { value: null, problems: [] };
  if (binding.items !== undefined) return readRows(binding.items, raw, place);
  try {
    const value = isFieldType(binding.type) ? plainValue(decodeField(binding.type, raw)) : null;
    return { value, problems: [] };
  } catch (error) {
    if (error instanceof FieldValueError) return { value: null, problems: [unreadable(place, error)] };
    throw error;
  }
}

function readRows(items: readonly FieldBinding[], raw: unknown, place: string): ReadField {
  if (raw === undefined || raw === null || raw === "") return { value: [], problems: [] };
  if (!Array.isArray(raw)) return { value: [], problems: [notRows(place)] };
  const rows = raw.map((row: unknown, index) => {
    const where = `${place}[${index + 1}]`;
    return isParts(row) ? readValues(items, row, where) : { values: {}, problems: [notRows(where)] };
  });
  return { value: rows.map(({ values }) => values), problems: rows.flatMap(({ problems }) => problems) };
}

/** What people see of a value: the name of a member or department, the number of a telephone, choices side by side. */
function plainValue(value: ClientValue): FieldValue {
  if (value === null || typeof value !== "object") return value;
  if (isList(value)) return value.map((entry) => named(plainValue(entry))).join("、");
  if ("phone" in value) return value.phone;
  if ("username" in value) return value.name || value.username;
  if ("dept_no" in value) return value.name || String(value.dept_no);
  if ("key" in value) return value.key;
  if ("url" in value) return value.name;
  // What is left are addresses and places: objects of texts and numbers.
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== null));
}

function isList(value: object): value is readonly ClientValue[] {
  return Array.isArray(value);
}

function named(value: FieldValue): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function unreadable(place: string, { field, fact, next_step }: FieldValueError): Problem {
  const where = field === "" ? place : `${place}.${field}`;
  return { code: "field_value_unusable", message: `字段 ${where}：${fact}`, hint: next_step };
}

function notRows(place: string): Problem {
  return {
    code: "field_value_unusable",
    message: `字段 ${place} 不是子表单的内容`,
    hint: "检查该字段是否仍是子表单；如已修改，请重新绑定该表单。",
  };
}

function isParts(value: unknown): value is UnknownFields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
