import type { Problem } from "../../contracts/problem.ts";
import type { AsideEntry, Inbox, InboxEntry, InboxSummary, StoredInboxEntry } from "../../ports/inbox.ts";
import type { SqliteDriver, SqliteRow } from "./sqlite-driver.ts";

/** The line of incoming messages. Appends that arrive together are made durable together. */
export function createSqliteInbox(sqlite: SqliteDriver): Inbox {
  function insertAll(entries: readonly InboxEntry[]): number {
    return entries.reduce((added, entry) => added + insert(entry), 0);
  }

  function insert(entry: InboxEntry): number {
    return sqlite.run(
      `insert into inbox (installation_id, form, delivery_id, source, trust, received_at, body)
       values (?, ?, ?, ?, ?, ?, ?) on conflict (installation_id, form, delivery_id) do nothing`,
      entry.installation_id,
      entry.form,
      entry.delivery_id,
      entry.source,
      entry.trust,
      entry.received_at,
      entry.body,
    );
  }

  return {
    append: (entries) => sqlite.grouped(() => insertAll(entries)),

    waiting: async (limit, now) =>
      sqlite
        .all("select * from inbox where state = 'waiting' and due_at <= ? order by id limit ?", now, limit)
        .map(storedEntry),

    finish: async (ids) => {
      sqlite.transaction(() => ids.forEach((id) => finishEntry(sqlite, id)));
    },

    postpone: async (id, due_at) => {
      sqlite.run("update inbox set attempts = attempts + 1, due_at = ? where id = ? and state = 'waiting'", due_at, id);
    },

    setAside: async (id, problem, at) => {
      const text = JSON.stringify(problem);
      sqlite.run("update inbox set state = 'aside', problem = ?, aside_at = ? where id = ?", text, at, id);
    },

    aside: async (installation_id, limit) =>
      sqlite
        .all(
          "select * from inbox where installation_id = ? and state = 'aside' order by id desc limit ?",
          installation_id,
          limit,
        )
        .map(asideEntry),

    summary: async (installation_id) => sqlite.reading(() => summary(sqlite, installation_id)),

    retryAside: async (installation_id, id) =>
      sqlite.run(
        `update inbox set state = 'waiting', attempts = 0, due_at = 0, problem = null, aside_at = null
         where installation_id = ? and id = ? and state = 'aside'`,
        installation_id,
        id,
      ) > 0,

    prune: async (before) =>
      sqlite.run("update inbox set body = '' where state = 'done' and body <> '' and received_at < ?", before),
  };
}

function summary(sqlite: SqliteDriver, installation_id: string): InboxSummary {
  const open = sqlite.get(
    `select count(*) filter (where state = 'waiting') as waiting, count(*) filter (where state = 'aside') as aside,
       min(received_at) filter (where state = 'waiting') as oldest_waiting_at
     from inbox where installation_id = ? and state <> 'done'`,
    installation_id,
  );
  const pushed = sqlite.get(
    "select max(received_at) as last_push_at from inbox where installation_id = ? and source = 'push'",
    installation_id,
  );
  return {
    waiting: Number(open?.["waiting"]),
    oldest_waiting_at: numberOrNull(open?.["oldest_waiting_at"]),
    aside: Number(open?.["aside"]),
    last_push_at: numberOrNull(pushed?.["last_push_at"]),
  };
}

/** Marks an entry as worked off; one set apart stays where a person can see it. */
export function finishEntry(sqlite: SqliteDriver, id: number): void {
  sqlite.run("update inbox set state = 'done' where id = ? and state = 'waiting'", id);
}

function storedEntry(row: SqliteRow): StoredInboxEntry {
  const { id, installation_id, form, delivery_id, source, trust, received_at, body, attempts } = row;
  // Written by `insert` above from an entry of these types.
  return {
    id,
    installation_id,
    form,
    delivery_id,
    source,
    trust,
    received_at,
    body,
    attempts,
  } as unknown as StoredInboxEntry;
}

function asideEntry(row: SqliteRow): AsideEntry {
  return {
    ...storedEntry(row),
    // Written by `setAside` above.
    problem: JSON.parse(String(row["problem"])) as Problem,
    aside_at: Number(row["aside_at"]),
  };
}

function numberOrNull(value: string | number | null | undefined): number | null {
  return value === null || value === undefined ? null : Number(value);
}
