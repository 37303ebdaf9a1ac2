import type { Pool } from "pg";

/** The schema of what processes agree on beside the store: beats of recurring works and starts of platform calls. */
export const COORDINATION = "stockguard_coordination";

const TABLES = `
  create schema if not exists ${COORDINATION};
  create table if not exists ${COORDINATION}.recurring_work (name text primary key, last_beat bigint not null);
  create table if not exists ${COORDINATION}.call_window (company text primary key, known jsonb not null)`;

/** Any number, the same in every process: whoever makes the tables first makes them alone. */
const MAKER_LOCK = 7_420_117;

/** Makes the tables of coordination where there are none yet; any number of processes may do so at once. */
export async function prepareCoordination(pool: Pool): Promise<void> {
  await pool.query(`begin; select pg_advisory_xact_lock(${MAKER_LOCK}); ${TABLES}; commit`);
}
