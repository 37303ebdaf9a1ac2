import type { FieldCodec, FieldWidget } from "./codec.ts";
import type { FieldValue, SubformRow } from "./field-value.ts";
import { at, FieldValueError } from "./field-value-error.ts";
import { isEmpty, list, own, parts, text } from "./shape.ts";

/** How the fields of a row are read and written. */
export interface RowFields {
  isKnown(type: string): boolean;
  isWritable(type: string): boolean;
  decode(widget: FieldWidget, raw: unknown): FieldValue;
  encode(widget: FieldWidget, value: unknown): { readonly value: unknown };
}

/** Subforms: rows of fields. A row written with its `_id` stays the row it was; the platform replaces all others. */
export function createSubformCodec(fields: RowFields): FieldCodec<readonly SubformRow[]> {
  return {
    decode: (raw, items) => list(raw, (row) => readRow(fields, items, row)),
    encode: (rows, items) => list(rows, (row) => writeRow(fields, items, row)),
  };
}

function readRow(fields: RowFields, items: readonly FieldWidget[], raw: unknown): SubformRow {
  const { _id, ...row } = parts(raw);
  const known = items.filter(({ type }) => fields.isKnown(type));
  const names = new Set(known.map(({ name }) => name));
  const unknown = Object.entries(row).filter(([name]) => !names.has(name));
  return {
    ...(isEmpty(_id) ? {} : { _id: text(_id) }),
    ...Object.fromEntries(
      known.map((item) => [item.name, at(item.name, () => fields.decode(item, own(row, item.name)))]),
    ),
    ...(unknown.length === 0 ? {} : { _unknown: Object.fromEntries(unknown) }),
  };
}

/**
 * Fields the platform fills in itself are left to it; values of a type nobody knows go out as they came; a field the
 * subform does not have would be lost, so it stops the write.
 */
function writeRow(fields: RowFields, items: readonly FieldWidget[], value: unknown): unknown {
  const { _id, _unknown, ...known } = parts(value);
  const row = { ...(isEmpty(_unknown) ? {} : parts(_unknown)), ...known };
  refuseUnknown(namesBeyond(items, row));
  const written = items.filter(
    ({ name, type }) => own(row, name) !== undefined && (!fields.isKnown(type) || fields.isWritable(type)),
  );
  return {
    ...(isEmpty(_id) ? {} : { _id: { value: text(_id) } }),
    ...Object.fromEntries(written.map((item) => [item.name, at(item.name, () => write(fields, item, row))])),
  };
}

function write(fields: RowFields, item: FieldWidget, row: Readonly<Record<string, unknown>>): unknown {
  const value = own(row, item.name);
  return fields.isKnown(item.type) ? fields.encode(item, value) : { value };
}

function namesBeyond(items: readonly FieldWidget[], row: Readonly<Record<string, unknown>>): readonly string[] {
  const names = new Set(items.map(({ name }) => name));
  return Object.keys(row).filter((name) => !names.has(name));
}

function refuseUnknown([first]: readonly string[]): void {
  if (first !== undefined) throw new FieldValueError("unknown_subform_field", "子表单中有表单定义之外的字段", first);
}
