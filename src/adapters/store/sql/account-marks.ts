import type { Accounts } from "../../../ports/accounts.ts";
import { auditEntryOf, FAILURES_KEPT_MS, failuresOf, linkOf } from "./account-rows.ts";
import { allAs, exists, firstAs, run, together } from "./program.ts";
import type { SqlDatabase } from "./sql-database.ts";

/** What is used once, what failed, and who did what. */
export function createSqlAccountMarks(database: SqlDatabase) {
  return { ...links(database), ...usedMarks(database), ...failures(database), ...auditLog(database) };
}

function links(database: SqlDatabase) {
  return {
    saveLink: async ({ link_hash, user_id, expires_at }) => {
      const save = run(
        `insert into account_link (link_hash, user_id, expires_at) values (?, ?, ?)
         on conflict (user_id) do update set link_hash = excluded.link_hash, expires_at = excluded.expires_at`,
        link_hash,
        user_id ?? "",
        expires_at,
      );
      await database.write("server", save);
    },
    link: (link_hash) =>
      database.read("server", firstAs(linkOf, "select * from account_link where link_hash = ?", link_hash)),
    takeLink: async (link_hash) =>
      (await database.write("server", run("delete from account_link where link_hash = ?", link_hash))) === 1,
  } satisfies Partial<Accounts>;
}

function usedMarks(database: SqlDatabase) {
  return {
    useMark: async (mark, expires_at) =>
      (await database.write(
        "server",
        run("insert into used_mark (mark, expires_at) values (?, ?) on conflict (mark) do nothing", mark, expires_at),
      )) === 1,
    freeMark: async (mark) => {
      await database.write("server", run("delete from used_mark where mark = ?", mark));
    },
    isMarkUsed: (mark) => database.read("server", exists("select 1 from used_mark where mark = ?", mark)),
  } satisfies Partial<Accounts>;
}

function failures(database: SqlDatabase) {
  return {
    failures: (key) =>
      database.read(
        "server",
        firstAs(failuresOf, "select count, last_at from sign_in_failure where failure_key = ?", key),
      ),
    noteFailure: async (key, at) =>
      (await database.write(
        "server",
        firstAs(
          ({ count }) => Number(count),
          `insert into sign_in_failure (failure_key, count, last_at) values (?, 1, ?)
           on conflict (failure_key) do update set
             count = sign_in_failure.count + 1, last_at = excluded.last_at
           returning count`,
          key,
          at,
        ),
      )) ?? 0,
    clearFailures: async (key) => {
      await database.write("server", run("delete from sign_in_failure where failure_key = ?", key));
    },
  } satisfies Partial<Accounts>;
}

function auditLog(database: SqlDatabase) {
  return {
    audit: async ({ at, actor, event, object, address }) => {
      const note = run(
        "insert into audit_entry (at, actor, event, object, address) values (?, ?, ?, ?, ?)",
        at,
        actor,
        event,
        object,
        address,
      );
      await database.write("server", note);
    },
    auditEntries: (limit, before) =>
      database.read(
        "server",
        allAs(
          auditEntryOf,
          "select * from audit_entry where id < ? order by id desc limit ?",
          before ?? Number.MAX_SAFE_INTEGER,
          limit,
        ),
      ),

    forgetAudit: (before) => database.write("server", run("delete from audit_entry where at < ?", before)),

    pruneAccounts: async ({ opened_before, seen_before, now }) => {
      const prune = together([
        run("delete from account_session where created_at < ? or seen_at < ?", opened_before, seen_before),
        run("delete from account_link where expires_at <= ?", now),
        run("delete from used_mark where expires_at <= ?", now),
        run("delete from sign_in_failure where last_at <= ?", now - FAILURES_KEPT_MS),
      ]);
      await database.write("server", prune);
    },
  } satisfies Partial<Accounts>;
}
