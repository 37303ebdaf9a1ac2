import { decodeField, encodeField, isFieldType, isWritable } from "./field-codec.ts";
import type { FieldWidget } from "./fields/codec.ts";
import type { FieldValue, UnknownFields } from "./fields/field-value.ts";
import { at, FieldValueError } from "./fields/field-value-error.ts";
import { own } from "./fields/shape.ts";
import type { RecordWrite } from "./platform-api.ts";

/** A record taken apart; nothing of what came is lost. */
export interface DecodedRecord {
  /** `_id`, `updateTime` and the other fields every form has. */
  readonly system: UnknownFields;
  readonly values: Readonly<Record<string, FieldValue>>;
  /** As they came: fields without a widget, of a type not known, or at fault. */
  readonly unknown: UnknownFields;
  /** Fields whose value does not fit their type; all others are read all the same. */
  readonly faults: readonly FieldValueError[];
}

/** A record made ready to be sent, and what of it will not be sent. */
export interface EncodedRecord {
  readonly data: RecordWrite;
  /** Names of fields the platform fills in itself. */
  readonly read_only: readonly string[];
}

const SYSTEM_FIELDS = new Set(
  "_id appId entryId formName ext flowState creator updater deleter createTime updateTime deleteTime".split(" "),
);

/**
 * Reads a record by its widgets, which come before a system field of the same name. A field left out by the platform
 * is empty, so after a query of some fields pass their widgets alone.
 */
export function decodeRecord(widgets: readonly FieldWidget[], raw: UnknownFields): DecodedRecord {
  const values: [string, FieldValue][] = [];
  const faults: FieldValueError[] = [];
  for (const widget of widgets) {
    const value = attempt(() => decodeWidget(widget, own(raw, widget.name)));
    if (value instanceof FieldValueError) faults.push(value);
    else if (value !== undefined) values.push([widget.name, value]);
  }
  const read = new Set(values.map(([name]) => name));
  const rest = Object.entries(raw).filter(([name]) => !read.has(name));
  const declared = new Set(widgets.map(({ name }) => name));
  const isSystem = ([name]: readonly [string, unknown]) => SYSTEM_FIELDS.has(name) && !declared.has(name);
  return {
    system: Object.fromEntries(rest.filter(isSystem)),
    values: Object.fromEntries(values),
    unknown: Object.fromEntries(rest.filter((entry) => !isSystem(entry))),
    faults,
  };
}

/**
 * Writes values by their widgets; one for a field the form does not have, or that does not fit, throws its
 * FieldValueError, named by field. A value of a type this client does not know goes out as it is.
 */
export function encodeRecord(widgets: readonly FieldWidget[], values: UnknownFields): EncodedRecord {
  const declared = new Set(widgets.map(({ name }) => name));
  const [stray] = Object.keys(values).filter((name) => !declared.has(name) && values[name] !== undefined);
  if (stray !== undefined) throw new FieldValueError("unknown_field", "表单没有该字段", stray);
  const given = widgets.filter(({ name }) => own(values, name) !== undefined);
  const writable = given.filter(({ type }) => !isFieldType(type) || isWritable(type));
  return {
    data: Object.fromEntries(writable.map((widget) => encodeWidget(widget, own(values, widget.name)))),
    read_only: given.filter((widget) => !writable.includes(widget)).map(({ name }) => name),
  };
}

/** Undefined for a type this client does not know. */
function decodeWidget({ name, type, items }: FieldWidget, raw: unknown): FieldValue | undefined {
  return isFieldType(type) ? at(name, () => decodeField(type, raw, items)) : undefined;
}

function encodeWidget({ name, type, items }: FieldWidget, value: unknown): [string, { readonly value: unknown }] {
  return [name, at(name, () => (isFieldType(type) ? encodeField(type, value, items) : { value }))];
}

function attempt<T>(step: () => T): T | FieldValueError {
  try {
    return step();
  } catch (error) {
    if (error instanceof FieldValueError) return error;
    throw error;
  }
}
