import type { Subject } from "../../../contracts/subject.ts";
import type { DirtySubject } from "../../../ports/subjects.ts";
import { allAs, first, type Program, run, together } from "./program.ts";

/** Marks one subject for assessment; marked while it is held, it counts from this mark on. */
export function markSubject({ installation_id, item_code, location_code }: Subject, at: number): Program<number> {
  return run(
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

/** Marks one subject and tells the revision of its mark. */
export function* markAgain(subject: Subject, at: number): Program<number> {
  yield* markSubject(subject, at);
  const found = yield* first(
    "select revision from subject where installation_id = ? and item_code = ? and location_code = ?",
    subject.installation_id,
    subject.item_code,
    subject.location_code,
  );
  return Number(found?.["revision"]);
}

/** From one installation to the next by the index, however many subjects wait there. */
export function* busyInstallations(now: number): Program<readonly string[]> {
  return yield* allAs(
    ({ installation_id }) => String(installation_id),
    `with recursive busy (installation_id) as (
       select min(installation_id) from subject where since is not null
       union all
       select (select min(s.installation_id) from subject s
               where s.since is not null and s.installation_id > busy.installation_id)
       from busy where busy.installation_id is not null)
     select installation_id from busy where installation_id is not null
       and exists (select 1 from subject s where s.installation_id = busy.installation_id
         and s.since is not null and s.held_until <= ?)`,
    now,
  );
}

/** Takes waiting subjects, oldest mark first, and holds them for `lease_ms`. */
export function* claimSubjects(
  installation_id: string,
  limit: number,
  { now, lease_ms }: { readonly now: number; readonly lease_ms: number },
): Program<readonly DirtySubject[]> {
  const claimed = yield* waitingSubjects(installation_id, limit, now);
  yield* together(claimed.map((subject) => holdSubject(subject, now + lease_ms)));
  return claimed;
}

function waitingSubjects(installation_id: string, limit: number, now: number): Program<readonly DirtySubject[]> {
  return allAs(
    ({ item_code, location_code, revision, oldest }) => ({
      installation_id,
      item_code: String(item_code),
      location_code: String(location_code),
      revision: Number(revision),
      since: Number(oldest),
    }),
    `select item_code, location_code, revision,
       case when again_since < since then again_since else since end as oldest
     from subject where installation_id = ? and since is not null and held_until <= ?
     order by since, item_code, location_code limit ?`,
    installation_id,
    now,
    limit,
  );
}

function holdSubject(claimed: DirtySubject, held_until: number): Program<number> {
  return run(
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
export function* releaseSubject(claimed: DirtySubject): Program<boolean> {
  const { installation_id, item_code, location_code, revision } = claimed;
  const released = yield* run(
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

const CANCELLED = `revision = revision + 1, held_revision = revision + 1, held_until = 0,
  since = case when again_since < since then again_since else since end, again_since = null`;

/** Makes a claim under way count no more; its subject waits again. */
export function cancelClaim({ installation_id, item_code, location_code }: Subject): Program<number> {
  return run(
    `update subject set ${CANCELLED}
     where installation_id = ? and item_code = ? and location_code = ? and since is not null and held_until > 0`,
    installation_id,
    item_code,
    location_code,
  );
}

/** The same of all claims of an installation. */
export function* cancelClaims(installation_id: string): Program<void> {
  yield* run(
    `update subject set ${CANCELLED} where installation_id = ? and since is not null and held_until > 0`,
    installation_id,
  );
}

/** How many subjects wait for assessment or are being assessed. */
export function* countDirty(installation_id: string): Program<number> {
  const found = yield* first(
    "select count(*) as count from subject where installation_id = ? and since is not null",
    installation_id,
  );
  return Number(found?.["count"]);
}
