import { writeUrgency } from "../../domain/writeback/write-urgency.ts";
import type { VerdictChanges } from "../../domain/feedback/feedback-verdict.ts";
import { STOCK_RELATION_LABELS } from "../../domain/feedback/stock-relation.ts";
import type { FieldValues, FormBinding } from "../../contracts/form.ts";
import type { NewEffect } from "../../ports/outbox.ts";
import { effectKeys } from "../alert/alert-keys.ts";
import { bearsNotes, noteLine } from "../effects/record-note.ts";

const FORM = "customer_feedback";
/** Nothing waits for less than a note. */
const PRIORITY = writeUrgency({ severity: "unknown", is_raised: false, expected_loss: null });

/** A record of feedback at some instant (ms). */
interface NotedRecord {
  readonly installation_id: string;
  readonly record_id: string;
  readonly now: number;
}

/** Writes what a record of feedback lacks of its verdict, in the fields that the form has; nothing where it has none. */
export function feedbackNote(
  { installation_id, record_id, now }: NotedRecord,
  changes: VerdictChanges,
  binding: FormBinding | null,
): readonly NewEffect[] {
  const values = Object.fromEntries(
    Object.entries(valuesOf(changes)).filter(([field]) => bearsNotes(binding, { form: FORM, field })),
  );
  if (Object.keys(values).length === 0) return [];
  return [
    {
      ...{ installation_id, item_code: "", location_code: FORM, priority: PRIORITY, due_at: now, caused_at: now },
      effect_key: effectKeys.note(FORM, record_id, now),
      line: noteLine(FORM, record_id),
      replaces_line: true,
      action: { kind: "update_record", form: FORM, record_id, values, start_trigger: false },
    },
  ];
}

function valuesOf({ stock_relation, ...rest }: VerdictChanges): FieldValues {
  return {
    ...rest,
    ...(stock_relation !== undefined && { stockout_related: STOCK_RELATION_LABELS[stock_relation] }),
  };
}
