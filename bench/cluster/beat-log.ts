import { COORDINATION } from "../../src/adapters/queue/coordination.ts";
import type { ClusterDatabase } from "./cluster-database.ts";
import type { Violation } from "./violation.ts";

const LOG = `${COORDINATION}.beat_log`;

/** Notes every end of a recurring work beside the table in which the processes agree on it. */
export async function keepBeatLog(database: ClusterDatabase): Promise<void> {
  await database.rows(`
    create table ${LOG} (name text not null, beat bigint not null);
    create function ${COORDINATION}.note_beat() returns trigger language plpgsql as $$
      begin insert into ${LOG} values (new.name, new.last_beat); return new; end $$;
    create trigger note_beat after insert or update on ${COORDINATION}.recurring_work
      for each row execute function ${COORDINATION}.note_beat()`);
}

/** How often each recurring work ended. */
export async function beatsRun(database: ClusterDatabase): Promise<Readonly<Record<string, number>>> {
  const rows = await database.rows(`select name, count(*)::int as runs from ${LOG} group by name order by name`);
  return Object.fromEntries(rows.map(({ name, runs }) => [String(name), Number(runs)]));
}

/** A beat that was run more than once, or a work that was never run. */
export async function beatsNotOnce(database: ClusterDatabase): Promise<readonly Violation[]> {
  const twice = await database.rows(
    `select name, beat, count(*)::int as runs from ${LOG} group by name, beat having count(*) > 1`,
  );
  return twice.map((detail) => ({ rule: "beat_run_twice", detail }));
}
