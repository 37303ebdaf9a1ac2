import type { FieldValue, FieldValues } from "../../contracts/form.ts";
import {
  type RuleField,
  type RuleFieldValue,
  type RuleValues,
  STATUS_FIELD,
  STATUS_OFF,
} from "../../contracts/rule-editor.ts";
import { isDay } from "../../domain/calendar/day.ts";
import type { Clock } from "../../ports/clock.ts";

/** What stands in the editor's fields of a record. Instants are shown as the days they fall on. */
export function valuesOf(
  fields: readonly RuleField[],
  record: FieldValues,
  { dayOf }: Pick<Clock, "dayOf">,
): RuleValues {
  const shown = fields.map(({ name, kind }): [string, RuleFieldValue] => {
    const value = plain(record[name]);
    return [name, kind === "day" && typeof value === "string" ? (dayOf(value) ?? value) : value];
  });
  return { ...Object.fromEntries(shown), [STATUS_FIELD]: plain(record[STATUS_FIELD]) ?? STATUS_OFF };
}

/** The same values as the form keeps them; what cannot be kept is left empty, see `fieldFaults`. */
export function recordOf(
  fields: readonly RuleField[],
  values: RuleValues,
  { startOf }: Pick<Clock, "startOf">,
): FieldValues {
  const kept = fields.map(({ name, kind }): [string, RuleFieldValue] => {
    const value = plain(values[name]);
    if (kind === "number") return [name, typeof value === "number" ? value : null];
    if (kind === "day") return [name, typeof value === "string" && isDay(value) ? startOf(value) : null];
    return [name, value === null ? null : String(value)];
  });
  return { ...Object.fromEntries(kept), [STATUS_FIELD]: plain(values[STATUS_FIELD]) ?? STATUS_OFF };
}

/** The names of the fields in which two differ. */
export function differingFields(fields: readonly RuleField[], one: RuleValues, other: RuleValues): readonly string[] {
  return [...fields.map(({ name }) => name), STATUS_FIELD].filter((name) => plain(one[name]) !== plain(other[name]));
}

function plain(value: FieldValue | undefined): RuleFieldValue {
  if (typeof value === "string") return value.trim() || null;
  return typeof value === "number" ? value : null;
}
