import type { FieldBinding, FormBinding } from "../../contracts/form.ts";
import { contentMark } from "./content-mark.ts";

/** A short mark of what decides how a form's records are read; another mark means that all of them say something else. */
export function readAs({ entry_id, fields }: Pick<FormBinding, "entry_id" | "fields">): string {
  return contentMark({ entry_id, fields: fieldsText(fields) });
}

function fieldsText(fields: readonly FieldBinding[]): string {
  return fields
    .map(({ name, widget_name, type, paused, items }) =>
      paused === true ? `${name}-` : `${name}=${widget_name}:${type}(${fieldsText(items ?? [])})`,
    )
    .toSorted()
    .join(",");
}
