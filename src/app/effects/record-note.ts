import { writeUrgency } from "../../domain/writeback/write-urgency.ts";
import type { FormBinding, FormName } from "../../contracts/form.ts";
import type { NewEffect } from "../../ports/outbox.ts";
import type { KeptRecord } from "../../ports/records.ts";
import { effectKeys } from "../alert/alert-keys.ts";
import { contentMark } from "../ingest/content-mark.ts";

/** A field of ours on a record that people write: what we have to say of it stands there. */
export interface NoteField {
  readonly form: FormName;
  readonly field: string;
}

/** Nothing waits for less than a note. */
const PRIORITY = writeUrgency({ severity: "unknown", is_raised: false, expected_loss: null });

/** Whether a form has the field, and it can be written. */
export function bearsNotes(binding: FormBinding | null, { field }: NoteField): boolean {
  return binding?.fields.some(({ name, paused }) => name === field && paused !== true) ?? false;
}

/**
 * Writes a note, or clears it. What a record bears is as it was last read, so the same note is asked for once for each state
 * of the record that was read.
 */
export function noteEffect(
  { form, field }: NoteField,
  {
    installation_id,
    record_id,
    version,
  }: Pick<KeptRecord, "record_id" | "version"> & { readonly installation_id: string },
  note: string | null,
  now: number,
): NewEffect {
  const values = { [field]: note };
  return {
    ...{ installation_id, item_code: "", location_code: field, priority: PRIORITY, due_at: now, caused_at: now },
    effect_key: effectKeys.note(form, record_id, version, contentMark(values)),
    line: `${form}/${record_id}`,
    replaces_line: true,
    action: { kind: "update_record", form, record_id, values, start_trigger: false },
  };
}
