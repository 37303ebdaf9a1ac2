import { Client } from "pg";
import type { CallEnds } from "./call-window.ts";
import { COORDINATION } from "./coordination.ts";

/** Calls of all companies that ended in the last second or are under way, over all processes on one PostgreSQL. */
export async function callsLastSecond(database_url: string): Promise<number> {
  const client = new Client({ connectionString: database_url });
  await client.connect();
  try {
    const made = await client.query("select 1 where to_regclass($1) is not null", [`${COORDINATION}.call_window`]);
    if (made.rowCount === 0) return 0;
    const { rows } = await client.query<{ known: CallEnds; now: number }>(
      `select known, (extract(epoch from clock_timestamp()) * 1000)::float8 as now from ${COORDINATION}.call_window`,
    );
    const recent = rows.flatMap(({ known, now }) =>
      Object.values(known)
        .flat()
        .filter((ended) => ended > now - 1_000),
    );
    return recent.length;
  } finally {
    await client.end();
  }
}
