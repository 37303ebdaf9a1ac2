import type { FieldValue } from "../../contracts/form.ts";

/** JSON with the keys of every object sorted, so that equal values have equal texts. */
export function canonicalText(value: FieldValue): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return isList(value) ? `[${value.map(canonicalText).join(",")}]` : `{${entriesOf(value).join(",")}}`;
}

function isList(value: object): value is readonly FieldValue[] {
  return Array.isArray(value);
}

function entriesOf(object: Readonly<Record<string, FieldValue>>): readonly string[] {
  return Object.keys(object)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonicalText(object[name] ?? null)}`);
}
