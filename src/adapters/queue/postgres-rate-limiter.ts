import type { RatedCall, RateLimiter } from "@jdy/open-api-client";
import type { Pool } from "pg";
import { type CallEnds, type CallGrant, type CallQuestion, grantCalls } from "./call-window.ts";
import { createCallLine } from "./call-line.ts";
import { COORDINATION } from "./coordination.ts";

interface PostgresLimiterOptions {
  readonly pool: Pool;
  onError(error: unknown): void;
}

/** The platform's law for a company, over a hair more than a second; no call lasts longer than its time-out. */
const LIMITS = { company: 50, window_ms: 1_010, longest_ms: 15_000 };

/**
 * Keeps a company's calls within the platform's limits over all processes on one PostgreSQL: a row per company holds its
 * calls of the last second, and whoever wants to start adds to it under the row's lock. A process asks once for all of
 * its waiting calls. The time is the database's, so that clocks of machines need not agree.
 */
export function createPostgresRateLimiter({ pool, onError }: PostgresLimiterOptions): RateLimiter {
  const lines = new Map<string, ReturnType<typeof createCallLine>>();

  function lineOf({ company }: RatedCall) {
    const known = lines.get(company);
    if (known !== undefined) return known;
    const made = createCallLine({ ask: (question) => ask(pool, company, question), onError });
    lines.set(company, made);
    return made;
  }

  return {
    waitTurn: (call) => lineOf(call).join(call),
    callEnded: (call) => lineOf(call).ended(call),
  };
}

/** Asks under the lock of the company's row; the time is read once the lock is held. */
async function ask(pool: Pool, company: string, question: Pick<CallQuestion, "ended" | "wishes">): Promise<CallGrant> {
  const connection = await pool.connect();
  try {
    await connection.query("begin");
    // The window is a second long: it need not outlive a crash of the database.
    await connection.query("set local synchronous_commit = off");
    await connection.query(
      `insert into ${COORDINATION}.call_window (company, known) values ($1, '{}') on conflict do nothing`,
      [company],
    );
    const row = await connection.query<{ known: CallEnds }>(
      `select known from ${COORDINATION}.call_window where company = $1 for update`,
      [company],
    );
    const time = await connection.query<{ now: number }>(
      "select (extract(epoch from clock_timestamp()) * 1000)::float8 as now",
    );
    const now = time.rows[0]?.now ?? Number.NaN;
    const grant = grantCalls({ ...question, known: row.rows[0]?.known ?? {}, now }, LIMITS);
    await connection.query(`update ${COORDINATION}.call_window set known = $2 where company = $1`, [
      company,
      JSON.stringify(grant.known),
    ]);
    await connection.query("commit");
    connection.release();
    return grant;
  } catch (error) {
    // A connection in an unknown state is not used again.
    connection.release(true);
    throw error;
  }
}
