import { isArray, isObject, type JsonObject } from "../json.ts";
import { refusal } from "../problem.ts";
import type { Form } from "../storage/forms.ts";
import type { FieldKind, WriteSetting } from "./kind.ts";
import { kindOf } from "./kinds.ts";
import type { Widget } from "./widget.ts";

/** Who writes: the Open API wraps every value as {value} and is checked strictly; a person's form hands over bare values. */
type Writer = "api" | "person";

/** What a write of values needs to know. */
export interface Writing extends Omit<WriteSetting, "field"> {
  readonly writer: Writer;
  readonly nextId: () => string;
}

/** Names of the system fields of a record; nobody writes them. */
const SYSTEM_FIELDS: readonly string[] = [
  ...["_id", "appId", "entryId", "ext", "creator", "updater", "deleter"],
  ...["createTime", "updateTime", "deleteTime", "flowState", "formName"],
];

const ROWS_MAX = 200;

/**
 * Checks written values and gives what is kept, by `_widget_` id. Only the fields given appear. `before` holds the record's
 * values so far, whose subform row ids may be named again.
 */
export function decodeValues(form: Form, data: unknown, before: Readonly<JsonObject>, writing: Writing): JsonObject {
  if (!isObject(data)) throw refusal(17017, "data 必须是对象");
  const kept: JsonObject = {};
  for (const [name, given] of Object.entries(data)) {
    const field = fieldNamed(form.fieldByName, name, writing);
    if (!field) continue;
    const value = unwrap(given, name, writing);
    kept[field.widgetName] =
      field.type === "subform" ? decodeRows(field, value, before, writing) : decodeField(field, value, writing, 17032);
  }
  return kept;
}

function fieldNamed(fields: ReadonlyMap<string, Widget>, name: string, { writer }: Writing): Widget | undefined {
  const field = fields.get(name);
  if (field || (writer === "person" && SYSTEM_FIELDS.includes(name))) return field;
  if (SYSTEM_FIELDS.includes(name)) throw refusal(17032, `系统字段 ${name}`);
  throw refusal(17017, `字段 ${name} 不存在(设了别名的字段只认别名)`);
}

function unwrap(given: unknown, name: string, { writer }: Writing): unknown {
  if (writer === "person") return given;
  if (isObject(given) && "value" in given) return given.value;
  throw refusal(17017, `字段 ${name} 需要写成 {"value": …}`);
}

function decodeField(field: Widget, value: unknown, writing: Writing, unwritable: 17032 | 17034): unknown {
  const kind: FieldKind = kindOf(field.type);
  if (writing.writer === "api" && !kind.isWritable) throw refusal(unwritable, `字段 ${named(field)}(${field.type})`);
  if (value === null || value === "" || value === undefined) return kind.empty;
  const given = writing.writer === "person" && kind.loosen ? kind.loosen(value) : value;
  return kind.decode(given, { ...writing, field: named(field) });
}

function decodeRows(field: Widget, value: unknown, before: Readonly<JsonObject>, writing: Writing): unknown {
  if (value === null || value === "") return [];
  if (!isArray(value)) throw refusal(17017, `子表单 ${named(field)} 需要数组`);
  if (value.length > ROWS_MAX) throw refusal(17017, `子表单 ${named(field)} 最多 ${ROWS_MAX} 行`);
  const knownIds = rowIds(before[field.widgetName]);
  const items = new Map((field.items ?? []).map((item) => [item.name, item]));
  return value.map((row) => decodeRow(row, field, items, knownIds, writing));
}

function decodeRow(
  row: unknown,
  field: Widget,
  items: ReadonlyMap<string, Widget>,
  knownIds: Set<unknown>,
  writing: Writing,
): JsonObject {
  if (!isObject(row)) throw refusal(17017, `子表单 ${named(field)} 的每一行需要对象`);
  const id = isObject(row._id) ? row._id.value : row._id;
  // An id is kept once; a row that repeats it, or brings a wrong one, becomes a new row.
  const kept: JsonObject = { _id: knownIds.delete(id) ? id : writing.nextId() };
  for (const [name, given] of Object.entries(row)) {
    const item = name === "_id" ? undefined : fieldNamed(items, name, writing);
    if (item) kept[item.widgetName] = decodeField(item, unwrap(given, name, writing), writing, 17034);
  }
  return kept;
}

function rowIds(rows: unknown): Set<unknown> {
  return new Set(isArray(rows) ? rows.map((row) => (isObject(row) ? row._id : undefined)) : []);
}

function named(field: Widget): string {
  return field.name === field.label ? field.name : `${field.name}「${field.label}」`;
}
