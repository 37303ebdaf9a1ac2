import type { FormBinding } from "../../contracts/form.ts";
import type { InboxEntry } from "../../ports/inbox.ts";
import type { PlatformChange, PlatformRecord, PushContent } from "../../ports/platform.ts";
import { contentMark } from "./content-mark.ts";

/** When and in the course of what a record was found. */
export interface PollOccasion {
  /** Instant in ms. */
  readonly now: number;
  /** Told apart where a state that was read before counts anew; empty for the first reading. */
  readonly round: string;
}

/**
 * A record found by polling, put into the same line as pushes. The same state of a record is the same entry; read through
 * other bound fields, or in another round, it is another state, though the platform calls it the same version.
 */
export function polledRecord(binding: FormBinding, record: PlatformRecord, { now, round }: PollOccasion): InboxEntry {
  const mark = contentMark(record.values);
  return entry(
    binding,
    `poll:${record.record_id}:${record.version}:${mark}${round === "" ? "" : `:${round}`}`,
    { kind: "changed", record, has_version: true },
    now,
  );
}

/** A record that the platform does not have any more. `version` is the last one known, plus one. */
export function polledRemoval(binding: FormBinding, record_id: string, version: number, now: number): InboxEntry {
  return entry(binding, `poll:${record_id}:${version}:gone`, { kind: "removed", record_id, version }, now);
}

/** Reads back what polling wrote. */
export function readPolledRecord(body: string): PushContent {
  // Written by `entry` below and by nothing else, so its shape is known.
  return { kind: "changes", changes: [JSON.parse(body) as PlatformChange] };
}

function entry(
  { installation_id, form }: FormBinding,
  delivery_id: string,
  change: PlatformChange,
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
