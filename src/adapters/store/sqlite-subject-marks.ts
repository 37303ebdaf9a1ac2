import type { Subject } from "../../contracts/subject.ts";
import type { DirtySubject } from "../../ports/subjects.ts";
import type { SqliteDriver } from "./sqlite-driver.ts";

/** Marks one subject for assessment; marked while it is held, it counts from this mark on. */
export function markSubject(
  sqlite: SqliteDriver,
  { installation_id, item_code, location_code }: Subject,
  at: number,
): void {
  sqlite.run(
    `insert into subject (installation_id, item_code, location_code, revision, since) values (?, ?, ?, 1, ?)
     on conflict (installation_id, item_code, location_code) do update set
       revision = subject.revision + 1,
       again_since = case when subject.since is null or subject.held_until = 0 then null
         when subject.again_since < excluded.since then subject.again_since else excluded.since end,
       since = case when subject.since is null then excluded.since
         when subject.held_until = 0 and subject.since > excluded.since then excluded.since else subject.since end`,
    installation_id,
    item_code,
    location_code,
    at,
  );
}

/** Takes waiting subjects, oldest mark first, and holds them for `lease_ms`. */
export function claimSubjects(
  sqlite: SqliteDriver,
  installation_id: string,
  limit: number,
  { now, lease_ms }: { readonly now: number; readonly lease_ms: number },
): readonly DirtySubject[] {
  const claimed = waitingSubjects(sqlite, installation_id, limit, now);
  for (const subject of claimed) holdSubject(sqlite, subject, now + lease_ms);
  return claimed;
}

function waitingSubjects(
  sqlite: SqliteDriver,
  installation_id: string,
  limit: number,
  now: number,
): readonly DirtySubject[] {
  return sqlite
    .all(
      `select item_code, location_code, revision,
         case when again_since < since then again_since else since end as oldest
       from subject where installation_id = ? and since is not null and held_until <= ?
       order by since, item_code, location_code limit ?`,
      installation_id,
      now,
      limit,
    )
    .map(({ item_code, location_code, revision, oldest }) => ({
      installation_id,
      item_code: String(item_code),
      location_code: String(location_code),
      revision: Number(revision),
      since: Number(oldest),
    }));
}

function holdSubject(sqlite: SqliteDriver, claimed: DirtySubject, held_until: number): void {
  sqlite.run(
    `update subject set since = ?, again_since = null, held_until = ?, held_revision = revision
     where installation_id = ? and item_code = ? and location_code = ?`,
    claimed.since,
    held_until,
    claimed.installation_id,
    claimed.item_code,
    claimed.location_code,
  );
}

/** Ends a claim; false where it counts no more: the subject was taken again, is done, or went with its installation. */
export function releaseSubject(sqlite: SqliteDriver, claimed: DirtySubject): boolean {
  const { installation_id, item_code, location_code, revision } = claimed;
  const released = sqlite.run(
    `update subject set since = case when revision = ? then null else coalesce(again_since, since) end,
       again_since = null, held_until = 0, done_revision = ?
     where installation_id = ? and item_code = ? and location_code = ? and held_revision <= ? and done_revision < ?`,
    revision,
    revision,
    installation_id,
    item_code,
    location_code,
    revision,
    revision,
  );
  return released > 0;
}

/** Makes a claim under way count no more; its subject waits again. */
export function cancelClaim(sqlite: SqliteDriver, { installation_id, item_code, location_code }: Subject): void {
  sqlite.run(
    `update subject set revision = revision + 1, held_revision = revision + 1, held_until = 0,
       since = case when again_since < since then again_since else since end, again_since = null
     where installation_id = ? and item_code = ? and location_code = ? and since is not null and held_until > 0`,
    installation_id,
    item_code,
    location_code,
  );
}

/** How many subjects wait for assessment or are being assessed. */
export function countDirty(sqlite: SqliteDriver, installation_id: string): number {
  const found = sqlite.get(
    "select count(*) as count from subject where installation_id = ? and since is not null",
    installation_id,
  );
  return Number(found?.["count"]);
}
