import type { AccountLink, Accounts, SignInFailures, StoredAuditEntry } from "../../../ports/accounts.ts";
import { FAILURES_KEPT_MS } from "../sql/account-rows.ts";

/** What is used once, what failed, and who did what; gone with the process. */
export function createMemoryAccountMarks() {
  const links = new Map<string, AccountLink>();
  const marks = new Map<string, number>();
  const failed = new Map<string, SignInFailures>();
  let entries: readonly StoredAuditEntry[] = [];
  let last_id = 0;
  return {
    saveLink: async (link) => {
      for (const earlier of links.values()) if (earlier.user_id === link.user_id) links.delete(earlier.link_hash);
      links.set(link.link_hash, { ...link });
    },
    link: async (link_hash) => links.get(link_hash) ?? null,
    takeLink: async (link_hash) => links.delete(link_hash),

    useMark: async (mark, expires_at) => {
      if (marks.has(mark)) return false;
      marks.set(mark, expires_at);
      return true;
    },
    freeMark: async (mark) => void marks.delete(mark),
    isMarkUsed: async (mark) => marks.has(mark),

    failures: async (key) => failed.get(key) ?? null,
    noteFailure: async (key, last_at) => {
      const count = (failed.get(key)?.count ?? 0) + 1;
      failed.set(key, { count, last_at });
      return count;
    },
    clearFailures: async (key) => void failed.delete(key),

    audit: async (entry) => {
      entries = [...entries, { ...entry, id: (last_id += 1) }];
    },
    auditEntries: async (limit, before) =>
      entries
        .filter(({ id }) => before === null || id < before)
        .toReversed()
        .slice(0, limit),
    forgetAudit: async (before) => {
      const { length } = entries;
      entries = entries.filter(({ at }) => at >= before);
      return length - entries.length;
    },

    pruneMarks(now: number): void {
      for (const { link_hash, expires_at } of links.values()) if (expires_at <= now) links.delete(link_hash);
      for (const [mark, expires_at] of marks) if (expires_at <= now) marks.delete(mark);
      for (const [key, { last_at }] of failed) if (last_at <= now - FAILURES_KEPT_MS) failed.delete(key);
    },
  } satisfies Partial<Accounts> & { pruneMarks(now: number): void };
}
