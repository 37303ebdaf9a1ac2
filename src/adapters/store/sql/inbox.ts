import type { Problem } from "../../../contracts/problem.ts";
import type {
  AsideEntry,
  EntryPlace,
  Inbox,
  InboxEntry,
  InboxSummary,
  InboxWish,
  StoredInboxEntry,
} from "../../../ports/inbox.ts";
import { all, allAs, first, type Program, run, type SqlRow, together } from "./program.ts";
import { of, type SqlDatabase } from "./sql-database.ts";

/** The line of incoming messages. Appends that arrive together are made durable together. */
export function createSqlInbox(database: SqlDatabase): Inbox {
  return {
    append: (entries) => database.append(() => insertAll(entries)),
    busyInstallations: (now) => database.read("server", busyInstallations(now)),
    claim: (wish) => database.writeShared(of(wish.installation_id), claimEntries(wish)),

    waiting: (installation_id, limit) =>
      database.read(
        of(installation_id),
        allAs(
          storedEntry,
          "select * from inbox where installation_id = ? and state = 'waiting' order by id limit ?",
          installation_id,
          limit,
        ),
      ),

    finish: async (places) => {
      const installations = places.map(({ installation_id }) => installation_id);
      await database.write({ installations }, finishEntries(places));
    },

    postpone: async ({ installation_id, id }, due_at) => {
      const postpone = run(
        `update inbox set attempts = attempts + 1, due_at = ?
         where installation_id = ? and id = ? and state = 'waiting'`,
        due_at,
        installation_id,
        id,
      );
      await database.write(of(installation_id), postpone);
    },

    setAside: async ({ installation_id, id }, problem, at) => {
      const setAside = run(
        "update inbox set state = 'aside', problem = ?, aside_at = ? where installation_id = ? and id = ?",
        JSON.stringify(problem),
        at,
        installation_id,
        id,
      );
      await database.write(of(installation_id), setAside);
    },

    aside: (installation_id, limit) =>
      database.read(
        of(installation_id),
        allAs(
          asideEntry,
          "select * from inbox where installation_id = ? and state = 'aside' order by id desc limit ?",
          installation_id,
          limit,
        ),
      ),

    summary: (installation_id) => database.read(of(installation_id), summary(installation_id)),

    retryAside: async (installation_id, id) =>
      (await database.write(
        of(installation_id),
        run(
          `update inbox set state = 'waiting', attempts = 0, due_at = 0, problem = null, aside_at = null
           where installation_id = ? and id = ? and state = 'aside'`,
          installation_id,
          id,
        ),
      )) > 0,

    prune: (before) =>
      database.write(
        "server",
        run("update inbox set body = '' where state = 'done' and body <> '' and received_at < ?", before),
      ),

    forget: (before, limit) => database.write("server", forgetEntries(before, limit)),
  };
}

function* forgetEntries(before: number, limit: number): Program<number> {
  const old = yield* all(
    `select installation_id, id from inbox where state = 'done' and body = '' and received_at < ?
     order by received_at limit ?`,
    before,
    limit,
  );
  yield* together(
    old.map(({ installation_id = null, id = null }) =>
      run("delete from inbox where installation_id = ? and id = ? and state = 'done'", installation_id, id),
    ),
  );
  return old.length;
}

function* insertAll(entries: readonly InboxEntry[]): Program<number> {
  const added = yield* together(entries.map(insert));
  return added.reduce((sum, count) => sum + count, 0);
}

function insert(entry: InboxEntry): Program<number> {
  return run(
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

/** From one installation to the next by the index, however long their lines are. */
function* busyInstallations(now: number): Program<readonly string[]> {
  const found = yield* all(
    `with recursive busy (installation_id) as (
       select min(installation_id) from inbox where state = 'waiting'
       union all
       select (select min(e.installation_id) from inbox e
               where e.state = 'waiting' and e.installation_id > busy.installation_id)
       from busy where busy.installation_id is not null)
     select installation_id from busy where installation_id is not null
       and exists (select 1 from inbox e where e.installation_id = busy.installation_id
         and e.state = 'waiting' and e.due_at <= ?)`,
    now,
  );
  return found.map(({ installation_id }) => String(installation_id));
}

/** What is taken is due again when the lease ends, unless it is settled by then. */
function* claimEntries({ installation_id, limit, now, lease_ms }: InboxWish): Program<readonly StoredInboxEntry[]> {
  const claimed = yield* allAs(
    storedEntry,
    "select * from inbox where installation_id = ? and state = 'waiting' and due_at <= ? order by id limit ?",
    installation_id,
    now,
    limit,
  );
  yield* together(claimed.map((entry) => holdEntry(entry, now + lease_ms)));
  return claimed;
}

function holdEntry({ installation_id, id }: EntryPlace, due_at: number): Program<number> {
  return run("update inbox set due_at = ? where installation_id = ? and id = ?", due_at, installation_id, id);
}

function* summary(installation_id: string): Program<InboxSummary> {
  const [open, pushed] = yield* together([
    first(
      `select count(*) filter (where state = 'waiting') as waiting, count(*) filter (where state = 'aside') as aside,
         min(received_at) filter (where state = 'waiting') as oldest_waiting_at
       from inbox where installation_id = ? and state <> 'done'`,
      installation_id,
    ),
    first(
      "select max(received_at) as last_push_at from inbox where installation_id = ? and source = 'push'",
      installation_id,
    ),
  ]);
  return {
    waiting: Number(open?.["waiting"]),
    oldest_waiting_at: numberOrNull(open?.["oldest_waiting_at"]),
    aside: Number(open?.["aside"]),
    last_push_at: numberOrNull(pushed?.["last_push_at"]),
  };
}

/** Marks entries as worked off; one set apart stays where a person can see it. */
export function* finishEntries(places: readonly EntryPlace[]): Program<void> {
  yield* together(places.map(finishEntry));
}

/** By its id alone: where a database takes those that wait for few, it reads all of them to find this one. */
function finishEntry({ installation_id, id }: EntryPlace): Program<number> {
  return run(
    `update inbox set state = case when state = 'waiting' then 'done' else state end
     where installation_id = ? and id = ?`,
    installation_id,
    id,
  );
}

function storedEntry(row: SqlRow): StoredInboxEntry {
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

function asideEntry(row: SqlRow): AsideEntry {
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
