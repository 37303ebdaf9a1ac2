import type { FieldBinding, FormBinding } from "../../contracts/form.ts";
import { contentMark } from "./content-mark.ts";

/** A short mark of what decides how a form's records are read; another mark means that all of them say something else. */
export function readAs(binding: Pick<FormBinding, "entry_id" | "fields">): string {
  const known = marks.get(binding);
  if (known !== undefined) return known;
  const mark = contentMark({ entry_id: binding.entry_id, fields: fieldsText(binding.fields) });
  marks.set(binding, mark);
  return mark;
}

/** Every record that was read is asked for its form's mark, and a binding never changes: another one takes its place. */
const marks = new WeakMap<object, string>();

function fieldsText(fields: readonly FieldBinding[]): string {
  return fields
    .map(({ name, widget_name, type, paused, items }) =>
      paused === true ? `${name}-` : `${name}=${widget_name}:${type}(${fieldsText(items ?? [])})`,
    )
    .toSorted()
    .join(",");
}
