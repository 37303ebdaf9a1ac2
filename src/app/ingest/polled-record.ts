import type { FormBinding } from "../../contracts/form.ts";
import type { InboxEntry } from "../../ports/inbox.ts";
import type { PlatformChange, PlatformRecord, PushContent } from "../../ports/platform.ts";
import { contentMark } from "./content-mark.ts";
import { readAs } from "./read-as.ts";

/** When and in the course of what a record was found. */
export interface PollOccasion {
  /** Instant in ms. */
  readonly now: number;
  /** How the form's fields were bound, see `readAs`. */
  readonly read_as: string;
  /** Told apart where a state that was read before counts anew; empty for the first reading. */
  readonly round: string;
}

/**
 * A record found by polling, put into the same line as pushes. The same state of a record is the same entry; read through
 * other bound fields, or in another round, it is another state, though the platform calls it the same version.
 */
export function polledRecord(binding: FormBinding, record: PlatformRecord, occasion: PollOccasion): InboxEntry {
  const { now, read_as, round } = occasion;
  const mark = contentMark(record.values);
  return entry(
    binding,
    `poll:${record.record_id}:${record.version}:${mark}${round === "" ? "" : `:${round}`}`,
    { kind: "changed", record, has_version: true, read_as },
    now,
  );
}

/** A record that the platform does not have any more. `version` is the last one known, plus one. */
export function polledRemoval(binding: FormBinding, record_id: string, version: number, now: number): InboxEntry {
  return entry(binding, `poll:${record_id}:${version}:gone`, { kind: "removed", record_id, version }, now);
}

/**
 * Reads back what polling wrote. What was read through fields bound otherwise than they are now says nothing any more:
 * whenever a form is bound otherwise, all of its records are read anew.
 */
export function readPolledRecord(binding: FormBinding, body: string): PushContent {
  // Written by `entry` below and by nothing else, so its shape is known.
  const { read_as, ...change } = JSON.parse(body) as PolledChange;
  const is_outdated = read_as !== undefined && read_as !== readAs(binding);
  return { kind: "changes", changes: is_outdated ? [] : [change] };
}

/** A change as polling keeps it; a removal is the same however fields are bound. */
type PolledChange = PlatformChange & { readonly read_as?: string };

function entry(
  { installation_id, form }: FormBinding,
  delivery_id: string,
  change: PolledChange,
  now: number,
): InboxEntry {
  return {
    installation_id,
    form,
    delivery_id,
    source: "poll",
    trust: "body",
    received_at: now,
    body: JSON.stringify(change),
  };
}
