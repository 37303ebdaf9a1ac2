import type { Broadcasts, KeptBroadcast } from "../../../ports/broadcasts.ts";
import { compareText } from "./compare-text.ts";

/** Broadcasts with what other parts need of them. */
export interface MemoryBroadcasts {
  readonly broadcasts: Broadcasts;
  forget(installation_id: string): void;
}

/** Broadcasts to customers, and what became of them, gone with the process. */
export function createMemoryBroadcasts(): MemoryBroadcasts {
  const all = new Map<string, Map<string, KeptBroadcast>>();

  function keptOf(installation_id: string): Map<string, KeptBroadcast> {
    const kept = all.get(installation_id) ?? new Map<string, KeptBroadcast>();
    all.set(installation_id, kept);
    return kept;
  }

  const broadcasts: Broadcasts = {
    add: async (installation_id, broadcast) => {
      const kept = keptOf(installation_id);
      if (!kept.has(broadcast.msgid)) kept.set(broadcast.msgid, structuredClone(broadcast));
    },
    due: async (installation_id, now, limit) =>
      [...keptOf(installation_id).values()]
        .flatMap((broadcast) => (broadcast.next_at === null ? [] : [{ broadcast, next_at: broadcast.next_at }]))
        .filter(({ next_at }) => next_at <= now)
        .sort((a, b) => a.next_at - b.next_at || compareText(a.broadcast.msgid, b.broadcast.msgid))
        .slice(0, limit)
        .map(({ broadcast }) => structuredClone(broadcast)),
    save: async (installation_id, { msgid, asks, next_at, counts, is_cancelled }) => {
      const before = keptOf(installation_id).get(msgid);
      if (before === undefined) return;
      keptOf(installation_id).set(msgid, structuredClone({ ...before, asks, next_at, counts, is_cancelled }));
    },
    of: async (installation_id, msgids) =>
      [...keptOf(installation_id).values()]
        .filter(({ msgid }) => msgids.includes(msgid))
        .sort((a, b) => compareText(a.msgid, b.msgid))
        .map((broadcast) => structuredClone(broadcast)),
    forget: async (before, limit) => {
      const old = [...all.values()]
        .flatMap((kept) => [...kept.values()].map(({ msgid, at }) => ({ kept, msgid, at })))
        .filter(({ at }) => at < before)
        .sort((a, b) => a.at - b.at)
        .slice(0, limit);
      for (const { kept, msgid } of old) kept.delete(msgid);
      return old.length;
    },
  };
  return { broadcasts, forget: (installation_id) => void all.delete(installation_id) };
}
