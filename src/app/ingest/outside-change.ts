import type { FieldValues, FormName } from "../../contracts/form.ts";
import { FORM_FIELDS } from "../../contracts/generated/records.ts";
import type { PlatformRecord } from "../../ports/platform.ts";
import type { KeptRecord } from "../../ports/records.ts";
import { checkRecord } from "./check-record.ts";

/**
 * Whether somebody else than the add-on has changed a record beyond what is kept of it: what the add-on writes comes
 * back by no push, and is no sign that pushes are missing.
 */
export function isOutsideChange(form: FormName, kept: KeptRecord | null, record: PlatformRecord): boolean {
  if (kept !== null && kept.version >= record.version) return false;
  if (kept === null || kept.removed) return !isOwn(record.values);
  const { record: values } = checkRecord(form, record.values);
  const rules: Readonly<Record<string, { readonly written: boolean }>> = FORM_FIELDS[form];
  return Object.entries(rules).some(([name, { written }]) => !written && !isSame(kept.values[name], values[name]));
}

/** Every record the add-on makes bears its key. */
function isOwn({ effect_key }: FieldValues): boolean {
  return typeof effect_key === "string" && effect_key !== "";
}

function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) {
    return (one ?? null) === (other ?? null);
  }
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  // Both are plain JSON of a record: objects and lists by their keys.
  const [left, right] = [one as Readonly<Record<string, unknown>>, other as Readonly<Record<string, unknown>>];
  return [...names].every((name) => isSame(left[name], right[name]));
}
