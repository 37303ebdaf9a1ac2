import { writeUrgency } from "../../domain/writeback/write-urgency.ts";
import type { FormBinding, FormName } from "../../contracts/form.ts";
import type { NewEffect } from "../../ports/outbox.ts";
import type { KeptRecord } from "../../ports/records.ts";
import { effectKeys } from "../alert/alert-keys.ts";

/** A field of ours on a record that people write: what we have to say of it stands there. */
export interface NoteField {
  readonly form: FormName;
  readonly field: string;
  /** Beside the other notes on the record: neither gives way to the other. */
  readonly has_own_line?: boolean;
}

/** Nothing waits for less than a note. */
const PRIORITY = writeUrgency({ severity: "unknown", is_raised: false, expected_loss: null });

/** Whether a form has the field, and it can be written. */
export function bearsNotes(binding: FormBinding | null, { field }: NoteField): boolean {
  return binding?.fields.some(({ name, paused }) => name === field && paused !== true) ?? false;
}

/** The line of notes on a record, or of those of one field that has its own: one that waits gives way to a later one. */
export function noteLine(form: FormName, record_id: string, field: string | null = null): string {
  return field === null ? `${form}/${record_id}` : `${form}/${record_id}/${field}`;
}

/**
 * Writes a note, or clears it. Records are read back late and people edit them, so whoever asks remembers what was asked for
 * last (see `Outbox.addWith`): each look that asks is another note, also where an earlier one said the same.
 */
export function noteEffect(
  { form, field, has_own_line = false }: NoteField,
  { installation_id, record_id }: Pick<KeptRecord, "record_id"> & { readonly installation_id: string },
  note: string | number | null,
  now: number,
): NewEffect {
  const own = has_own_line ? field : null;
  return {
    ...{ installation_id, item_code: "", location_code: field, priority: PRIORITY, due_at: now, caused_at: now },
    effect_key: effectKeys.note(form, record_id, now, own),
    line: noteLine(form, record_id, own),
    replaces_line: true,
    action: { kind: "update_record", form, record_id, values: { [field]: note }, start_trigger: false },
  };
}
