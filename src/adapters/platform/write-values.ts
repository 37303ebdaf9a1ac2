import { encodeField, FieldValueError, type RecordWrite } from "@jdy/open-api-client";
import type { FieldBinding, FieldValue, FieldValues } from "../../contracts/form.ts";

/** Values under the platform's names, ready to be sent. Fields that are not bound, or are paused, have no place and are left out. */
export function writeValues(bindings: readonly FieldBinding[], values: FieldValues, place: string): RecordWrite {
  const written = bindings.flatMap((binding) => {
    const value = values[binding.name];
    return value === undefined || binding.paused === true
      ? []
      : [[binding.platform_name, writeField(binding, value, place)] as const];
  });
  return Object.fromEntries(written);
}

function writeField(binding: FieldBinding, value: FieldValue, place: string): { readonly value: unknown } {
  const where = `${place}.${binding.name}`;
  if (binding.items !== undefined) return { value: writeRows(binding.items, value, where) };
  try {
    return encodeField(binding.type, platformShape(binding.type, value));
  } catch (error) {
    throw error instanceof FieldValueError ? error.within(where) : error;
  }
}

function writeRows(items: readonly FieldBinding[], value: FieldValue, place: string): readonly RecordWrite[] {
  if (value === null) return [];
  if (!Array.isArray(value)) throw new FieldValueError("wrong_shape", "应为子表单的行", place);
  return value.map((row: FieldValue, index) => {
    const where = `${place}[${index + 1}]`;
    if (!isRow(row)) throw new FieldValueError("wrong_shape", "应为子表单的一行", where);
    return writeValues(items, row, where);
  });
}

/** The few types whose plain text the platform wants in a wrapping. */
function platformShape(type: string, value: FieldValue): unknown {
  return type === "phone" && typeof value === "string" ? { phone: value } : value;
}

function isRow(value: FieldValue): value is FieldValues {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
