import type { FieldBinding, FieldValues } from "./form.ts";

/** Names of the fields that are neither read nor written for now; a subform's column as `lines.quantity`. */
export function pausedFields(fields: readonly FieldBinding[], place = ""): ReadonlySet<string> {
  return new Set(
    fields.flatMap(({ name, paused, items }) =>
      paused === true ? [place + name] : [...pausedFields(items ?? [], `${place}${name}.`)],
    ),
  );
}

/** Values without those of paused fields: what may be written, or counts as written. */
export function withoutPaused(values: FieldValues, paused: ReadonlySet<string>): FieldValues {
  if (paused.size === 0) return values;
  return Object.fromEntries(Object.entries(values).filter(([name]) => !paused.has(name)));
}
