import type { FieldValue, FieldValues, FormBinding } from "../../contracts/form.ts";

/** Whether a record bears all these values, as far as its form has fields for them. */
export function bearsValues(
  record: FieldValues,
  values: FieldValues,
  { fields }: Pick<FormBinding, "fields">,
): boolean {
  return fields
    .filter(({ name, paused }) => name in values && paused !== true)
    .every(({ name }) => textOf(record[name]) === textOf(values[name]));
}

/** The platform keeps no null: an empty field is read back as empty text (facts §1.3). */
function textOf(value: FieldValue | undefined): string {
  return value === undefined || value === null || value === "" ? "" : JSON.stringify(value);
}
