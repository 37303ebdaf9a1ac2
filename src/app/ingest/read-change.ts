import type { FieldValues, FormBinding } from "../../contracts/form.ts";
import { pausedFields } from "../../contracts/paused-fields.ts";
import type { Problem } from "../../contracts/problem.ts";
import type { Clock } from "../../ports/clock.ts";
import type { PlatformRecord } from "../../ports/platform.ts";
import type { RecordChange } from "../../ports/records.ts";
import { checkRecord } from "./check-record.ts";
import type { Webhook } from "./define-webhook.ts";

/** Where a change was learned from: the inbox entry and the instant (ms). */
export type ChangeOrigin = Pick<RecordChange, "inbox_id" | "seen_at">;

/** A record turned into what is kept of it, with whatever could not be used. */
export interface ReadChange {
  readonly change: RecordChange;
  readonly problems: readonly Problem[];
  /** The checked record, null where it is not usable. */
  readonly record: FieldValues | null;
}

/**
 * A record laid flat. What a record says depends on the record alone, so that reading it late, twice or after
 * others always gives the same: an unusable record is kept, but says nothing.
 */
export function readChange(
  binding: FormBinding,
  webhook: Webhook,
  found: PlatformRecord,
  clock: Pick<Clock, "dayOf">,
  origin: ChangeOrigin,
): ReadChange {
  const { usable, record, problems } = checkRecord(binding.form, found.values, pausedFields(binding.fields));
  return {
    change: {
      installation_id: binding.installation_id,
      form: binding.form,
      record_id: found.record_id,
      version: found.version,
      removed: false,
      values: record,
      rows: usable ? webhook.rows(record, clock) : [],
      touches: usable ? webhook.touches(record) : [],
      inbox_id: origin.inbox_id,
      seen_at: origin.seen_at,
    },
    problems: [...found.problems, ...problems, ...(usable ? webhook.problems(record, clock) : [])],
    record: usable ? record : null,
  };
}

/** The removal of a record: it says nothing any more, and its old rows' subjects are assessed again. */
export function removal(
  { installation_id, form }: FormBinding,
  record_id: string,
  version: number,
  origin: ChangeOrigin,
): RecordChange {
  return {
    installation_id,
    form,
    record_id,
    version,
    removed: true,
    values: {},
    rows: [],
    touches: [],
    inbox_id: origin.inbox_id,
    seen_at: origin.seen_at,
  };
}
