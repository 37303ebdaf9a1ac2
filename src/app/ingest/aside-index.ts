import type { FormName } from "../../contracts/form.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Inbox, StoredInboxEntry } from "../../ports/inbox.ts";

/** Which records have entries set aside, so that those can be looked at again once a record has been taken in properly. */
export interface AsideIndex {
  /** An entry about these records was set aside. */
  note(entry: StoredInboxEntry, record_ids: readonly string[]): void;
  /** A record was taken in without a problem: older entries about it have another try, and find themselves overtaken. */
  mended(installation_id: string, form: FormName, record_id: string): Promise<void>;
}

/** Ports of the index. */
export interface AsideIndexPorts {
  readonly inbox: Pick<Inbox, "aside" | "retryAside">;
  readonly clock: Pick<Clock, "now">;
  /** The records an entry is about; none where it cannot be understood. */
  recordIdsOf(entry: StoredInboxEntry): Promise<readonly string[]>;
}

/** What other processes set aside is known after this long (ms). */
const REMEMBERED_MS = 60_000;
const MOST = 1_000;

/** An index in memory, read anew now and then. */
export function createAsideIndex({ inbox, clock, recordIdsOf }: AsideIndexPorts): AsideIndex {
  const known = new Map<string, { readonly at: number; readonly ids: Map<string, Set<number>> }>();

  function add(ids: Map<string, Set<number>>, { id, form }: StoredInboxEntry, record_ids: readonly string[]): void {
    for (const record_id of record_ids) {
      const key = `${form}/${record_id}`;
      ids.set(key, (ids.get(key) ?? new Set()).add(id));
    }
  }

  async function idsOf(installation_id: string): Promise<Map<string, Set<number>>> {
    const now = clock.now();
    const kept = known.get(installation_id);
    if (kept !== undefined && Math.abs(now - kept.at) < REMEMBERED_MS) return kept.ids;
    const ids = new Map<string, Set<number>>();
    for (const entry of await inbox.aside(installation_id, MOST)) add(ids, entry, await recordIdsOf(entry));
    known.set(installation_id, { at: now, ids });
    return ids;
  }

  return {
    note: (entry, record_ids) => {
      const kept = known.get(entry.installation_id);
      if (kept !== undefined) add(kept.ids, entry, record_ids);
    },
    mended: async (installation_id, form, record_id) => {
      const ids = await idsOf(installation_id);
      const found = ids.get(`${form}/${record_id}`);
      if (found === undefined) return;
      ids.delete(`${form}/${record_id}`);
      for (const id of found) await inbox.retryAside(installation_id, id);
    },
  };
}
