import { inShares } from "../../domain/math/in-shares.ts";
import type { FormBinding } from "../../contracts/form.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Inbox, InboxEntry } from "../../ports/inbox.ts";
import type { Platform, PlatformRecord } from "../../ports/platform.ts";
import type { Records } from "../../ports/records.ts";
import { polledRecord, polledRemoval } from "./polled-record.ts";
import { readAs } from "./read-as.ts";
import { type BatchKept, takeIn, type TakenIn } from "./take-in.ts";

/** Ids asked for in one call: a page that is not full, so that no second one is asked for. */
export const IDS_A_CALL = 99;

/** Ports of `sweepForm`. */
export interface SweepFormPorts {
  readonly inbox: Pick<Inbox, "append">;
  readonly records: Pick<Records, "get" | "versions">;
  readonly platform: Pick<Platform, "records" | "recordMarks">;
  readonly clock: Pick<Clock, "now">;
}

/** What a sweep brought. */
export interface Sweep {
  readonly taken: TakenIn;
  readonly gone: number;
  /** Listed records that were read whole, because what is kept of them may be wrong. */
  readonly reread: number;
  readonly listed: number;
}

/**
 * Goes through the ids of a form. Finds what is gone; what is there although we think it gone (recovered, with its old
 * time); what we never heard of; and what is there in another version than ours, later or earlier.
 */
export function createSweepForm({ inbox, records, platform, clock }: SweepFormPorts) {
  return async function sweepForm(binding: FormBinding, seen: ReadonlySet<string>, onKept: BatchKept): Promise<Sweep> {
    const round = `s${clock.now()}`;
    // Kept before the listing and not in it: gone. A record made meanwhile is not kept before, so it is never mistaken.
    const known = await records.versions(binding.installation_id, binding.form);
    const missing = new Map(known);
    const suspects: string[] = [];
    let listed = 0;
    for await (const { record_id, version } of platform.recordMarks(binding)) {
      listed += 1;
      missing.delete(record_id);
      const kept = known.get(record_id);
      if (seen.has(record_id)) continue;
      if (kept === undefined || (version !== null && version !== kept)) suspects.push(record_id);
    }
    const taken = await takeIn(inbox, reread(binding, suspects, round), onKept);
    const gone = await takeIn(inbox, removals(binding, missing), onKept);
    return { taken, gone: gone.added, reread: suspects.length, listed };
  };

  async function* reread(binding: FormBinding, suspects: readonly string[], round: string): AsyncIterable<InboxEntry> {
    const read_as = readAs(binding);
    for (const ids of inShares(suspects, IDS_A_CALL)) {
      for await (const record of platform.records(binding, { ids })) {
        yield polledRecord(binding, await counted(binding, record), { now: clock.now(), read_as, round });
      }
    }
  }

  /**
   * The record with a version by which the platform's answer counts: above a removal that turned out wrong or was taken
   * back, and never below what is kept, where the line asks whether the contents differ.
   */
  async function counted({ installation_id, form }: FormBinding, record: PlatformRecord): Promise<PlatformRecord> {
    const kept = await records.get(installation_id, form, record.record_id);
    if (kept === null) return record;
    return { ...record, version: Math.max(record.version, kept.removed ? kept.version + 1 : kept.version) };
  }

  function removals(binding: FormBinding, missing: ReadonlyMap<string, number>): readonly InboxEntry[] {
    return [...missing].map(([record_id, version]) => polledRemoval(binding, record_id, version + 1, clock.now()));
  }
}
