import type { Accounts } from "../../ports/accounts.ts";
import { auditEntryOf, FAILURES_KEPT_MS, failuresOf, linkOf } from "./account-rows.ts";
import type { SqliteDriver } from "./sqlite-driver.ts";

/** What is used once, what failed, and who did what. */
export function createSqliteAccountMarks(sqlite: SqliteDriver) {
  return {
    saveLink: async ({ link_hash, user_id, expires_at }) => {
      sqlite.run(
        `insert into account_link (link_hash, user_id, expires_at) values (?, ?, ?)
         on conflict (user_id) do update set link_hash = excluded.link_hash, expires_at = excluded.expires_at`,
        link_hash,
        user_id ?? "",
        expires_at,
      );
    },
    link: async (link_hash) => {
      const row = sqlite.get("select * from account_link where link_hash = ?", link_hash);
      return row === undefined ? null : linkOf(row);
    },
    takeLink: async (link_hash) => sqlite.run("delete from account_link where link_hash = ?", link_hash) === 1,

    useMark: async (mark, expires_at) =>
      sqlite.run(
        "insert into used_mark (mark, expires_at) values (?, ?) on conflict (mark) do nothing",
        mark,
        expires_at,
      ) === 1,
    isMarkUsed: async (mark) => sqlite.get("select 1 from used_mark where mark = ?", mark) !== undefined,

    failures: async (key) => {
      const row = sqlite.get("select count, last_at from sign_in_failure where failure_key = ?", key);
      return row === undefined ? null : failuresOf(row);
    },
    noteFailure: async (key, at) => {
      const row = sqlite.get(
        `insert into sign_in_failure (failure_key, count, last_at) values (?, 1, ?)
         on conflict (failure_key) do update set
           count = sign_in_failure.count + 1, last_at = excluded.last_at
         returning count`,
        key,
        at,
      );
      return Number(row?.["count"]);
    },
    clearFailures: async (key) => {
      sqlite.run("delete from sign_in_failure where failure_key = ?", key);
    },

    audit: async ({ at, actor, event, object, address }) => {
      sqlite.run(
        "insert into audit_entry (at, actor, event, object, address) values (?, ?, ?, ?, ?)",
        at,
        actor,
        event,
        object,
        address,
      );
    },
    auditEntries: async (limit, before) =>
      sqlite
        .all(
          "select * from audit_entry where id < ? order by id desc limit ?",
          before ?? Number.MAX_SAFE_INTEGER,
          limit,
        )
        .map(auditEntryOf),

    pruneAccounts: async ({ opened_before, seen_before, now }) =>
      sqlite.transaction(() => {
        sqlite.run("delete from account_session where created_at < ? or seen_at < ?", opened_before, seen_before);
        sqlite.run("delete from account_link where expires_at <= ?", now);
        sqlite.run("delete from used_mark where expires_at <= ?", now);
        sqlite.run("delete from sign_in_failure where last_at <= ?", now - FAILURES_KEPT_MS);
      }),
  } satisfies Partial<Accounts>;
}
