import type { FormBinding } from "../../contracts/form.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Inbox, InboxEntry } from "../../ports/inbox.ts";
import type { Platform } from "../../ports/platform.ts";
import type { Records } from "../../ports/records.ts";
import type { FollowedForm } from "./follow-form.ts";
import type { FormWatch } from "./form-watch.ts";
import { isOutsideChange } from "./outside-change.ts";
import { polledRecord } from "./polled-record.ts";
import { readAs } from "./read-as.ts";
import { roundOf } from "./read-all.ts";
import { type BatchKept, takeIn, type TakenIn } from "./take-in.ts";

/**
 * How far a reading reaches back behind the last one (ms): for writes that bear an earlier time than that at which they
 * could first be seen, and for clocks that differ where the platform does not tell when data changed.
 */
const OVERLAP_MS = 5 * 60_000;

/** Ports of `readChanged`. */
export interface ReadChangedPorts {
  readonly inbox: Pick<Inbox, "append">;
  readonly records: Pick<Records, "get">;
  readonly platform: Pick<Platform, "records">;
  readonly clock: Pick<Clock, "now">;
}

/** What the reading of a form's changes brought. */
export interface ChangedRead {
  readonly watch: FormWatch;
  readonly taken: TakenIn;
  /** Ids of the records that were found and will count. */
  readonly seen: ReadonlySet<string>;
  /** Instants (ms) of changes that others made and nobody had told of. */
  readonly untold: readonly number[];
}

/** Whether a look says that nothing can have changed since the last reading. */
export function isUnchanged(watch: FormWatch, { data_modified_at }: FollowedForm["look"]): boolean {
  const { is_confirmed, is_time_trusted } = watch;
  return is_time_trusted && is_confirmed && data_modified_at === watch.data_modified_at;
}

/** Reads the records of a form that changed since the last reading, with an overlap. */
export function createReadChanged({ inbox, records, platform, clock }: ReadChangedPorts) {
  return async function readChanged(
    { binding, look }: FollowedForm,
    watch: FormWatch,
    onKept: BatchKept,
  ): Promise<ChangedRead> {
    const now = clock.now();
    const { data_modified_at } = look;
    const mark = watch.mark ?? binding.synced_through ?? now;
    const seen = new Set<string>();
    const versions: number[] = [];
    const untold: number[] = [];
    const since = Math.min(mark, data_modified_at ?? mark) - OVERLAP_MS;
    const taken = await takeIn(
      inbox,
      found(binding, since, { round: roundOf(watch.generation), seen, versions, untold }),
      onKept,
    );
    const is_same = data_modified_at === watch.data_modified_at;
    // A platform that says nothing has changed, while a record of a later time turns up, cannot be believed any more.
    const is_belied = is_same && versions.some((version) => version > (data_modified_at ?? Infinity));
    return {
      watch: {
        ...watch,
        data_modified_at,
        is_confirmed: is_same && data_modified_at !== null,
        is_time_trusted: watch.is_time_trusted && !is_belied,
        mark: data_modified_at ?? now,
      },
      taken,
      seen,
      untold,
    };
  };

  async function* found(
    binding: FormBinding,
    updated_since: number,
    note: {
      readonly round: string;
      readonly seen: Set<string>;
      readonly versions: number[];
      readonly untold: number[];
    },
  ): AsyncIterable<InboxEntry> {
    const { installation_id, form } = binding;
    const read_as = readAs(binding);
    for await (const record of platform.records(binding, { updated_since })) {
      const kept = await records.get(installation_id, form, record.record_id);
      // What is kept under a later version than the platform's stays in doubt, for the sweep to settle.
      if (kept === null || kept.version <= record.version) note.seen.add(record.record_id);
      note.versions.push(record.version);
      if (isOutsideChange(form, kept, record)) note.untold.push(record.version);
      yield polledRecord(binding, record, { now: clock.now(), read_as, round: note.round });
    }
  }
}
