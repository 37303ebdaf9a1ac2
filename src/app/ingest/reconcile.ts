import type { FormBinding } from "../../contracts/form.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Inbox, InboxEntry } from "../../ports/inbox.ts";
import type { Platform } from "../../ports/platform.ts";
import type { Records } from "../../ports/records.ts";
import type { Registry } from "../../ports/registry.ts";
import { polledRecord, polledRemoval } from "./polled-record.ts";

/** Ports of `reconcileForm`. */
export interface ReconcilePorts {
  readonly inbox: Inbox;
  readonly records: Records;
  readonly registry: Registry;
  readonly platform: Pick<Platform, "records" | "recordMarks">;
  readonly clock: Pick<Clock, "now">;
}

/** What one reading of a form brought. */
export interface Reconciliation {
  readonly read: number;
  readonly added: number;
  readonly gone: number;
}

/** How far a poll reaches back behind the last one, for clocks that differ and writes that were under way (ms). */
const OVERLAP_MS = 5 * 60_000;
const BATCH = 500;

/**
 * Finds what was never pushed: on the first run every record, later those changed since the last run; with `sweep` also
 * those that are gone. Everything found goes through the inbox, like a push.
 */
export function createReconcileForm({ inbox, records, registry, platform, clock }: ReconcilePorts) {
  return async function reconcileForm(
    binding: FormBinding,
    options: { readonly sweep: boolean; onProgress?(read: number): void },
  ): Promise<Reconciliation> {
    const started_at = clock.now();
    const known = await records.versions(binding.installation_id, binding.form);
    const updated = await takeIn(changedRecords(binding, started_at), options.onProgress);
    const gone = options.sweep ? await takeIn(goneRecords(binding, known)) : { read: 0, added: 0 };
    await registry.markSynced(binding.installation_id, binding.form, started_at);
    return { read: updated.read, added: updated.added, gone: gone.added };
  };

  async function* changedRecords(binding: FormBinding, now: number): AsyncIterable<InboxEntry> {
    const since = binding.synced_through === null ? {} : { updated_since: binding.synced_through - OVERLAP_MS };
    for await (const record of platform.records(binding, since)) yield polledRecord(binding, record, now);
  }

  /** Kept before the listing and not in it: gone. A record made meanwhile is not kept before, so it is never mistaken. */
  async function* goneRecords(binding: FormBinding, known: ReadonlyMap<string, number>): AsyncIterable<InboxEntry> {
    const missing = new Map(known);
    for await (const { record_id } of platform.recordMarks(binding)) missing.delete(record_id);
    for (const [record_id, version] of missing) yield polledRemoval(binding, record_id, version + 1, clock.now());
  }

  async function takeIn(
    entries: AsyncIterable<InboxEntry>,
    onProgress?: (read: number) => void,
  ): Promise<{ read: number; added: number }> {
    let batch: InboxEntry[] = [];
    let read = 0;
    let added = 0;
    const flush = async () => {
      if (batch.length === 0) return;
      added += await inbox.append(batch);
      read += batch.length;
      batch = [];
      onProgress?.(read);
    };
    for await (const entry of entries) {
      batch.push(entry);
      if (batch.length >= BATCH) await flush();
    }
    await flush();
    return { read, added };
  }
}
