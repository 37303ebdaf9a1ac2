import type { RatedCall, RateLimiter } from "@jdy/open-api-client";
import type { Pool } from "pg";
import { type CallStarts, type CallWish, grantCalls } from "./call-window.ts";
import { COORDINATION } from "./coordination.ts";

interface PostgresLimiterOptions {
  readonly pool: Pool;
  onError(error: unknown): void;
}

/** Starts a second over all endpoints of a company (the platform's law), counted over a little more than a second. */
const LIMITS = { company: 50, window_ms: 1_040 };
/** While the database is away nobody starts; it is asked again after this long (ms). */
const AGAIN_MS = 500;

interface Waiter {
  readonly call: RatedCall;
  readonly start: () => void;
}

/**
 * Keeps a company's calls within the platform's limits over all processes on one PostgreSQL: a row per company holds the
 * starts of the last second, and whoever wants to start adds to it under the row's lock. A process asks once for all of
 * its waiting calls. The time is the database's, so that clocks of machines need not agree.
 */
export function createPostgresRateLimiter({ pool, onError }: PostgresLimiterOptions): RateLimiter {
  const lines = new Map<string, Waiter[]>();

  async function serve(company: string, line: Waiter[]): Promise<void> {
    while (line.length > 0) {
      const wait_ms = await startNext(company, line).catch((error: unknown) => {
        onError(error);
        return AGAIN_MS;
      });
      if (wait_ms > 0) await new Promise((resolve) => setTimeout(resolve, wait_ms));
    }
    lines.delete(company);
  }

  async function startNext(company: string, line: Waiter[]): Promise<number> {
    const wishes = wishesOf(line);
    const { granted, wait_ms } = await ask(pool, company, wishes);
    wishes.forEach(({ endpoint }, index) => {
      for (const waiter of taken(line, endpoint, granted[index] ?? 0)) waiter.start();
    });
    return wait_ms;
  }

  return {
    waitTurn: (call) =>
      new Promise((start) => {
        const line = lines.get(call.company);
        if (line !== undefined) {
          line.push({ call, start });
          return;
        }
        const begun = [{ call, start }];
        lines.set(call.company, begun);
        void serve(call.company, begun);
      }),
  };
}

/** Waiting calls by endpoint, the endpoint whose call has waited longest first. */
function wishesOf(line: readonly Waiter[]): readonly CallWish[] {
  const wishes = new Map<string, CallWish>();
  for (const { call } of line) {
    const count = (wishes.get(call.endpoint)?.count ?? 0) + 1;
    wishes.set(call.endpoint, { endpoint: call.endpoint, count, per_second: call.perSecond });
  }
  return [...wishes.values()];
}

/** Takes the first so many waiters of an endpoint out of the line. */
function taken(line: Waiter[], endpoint: string, count: number): readonly Waiter[] {
  const first = line.filter(({ call }) => call.endpoint === endpoint).slice(0, count);
  for (const waiter of first) line.splice(line.indexOf(waiter), 1);
  return first;
}

/** Asks under the lock of the company's row; the time is read once the lock is held. */
async function ask(pool: Pool, company: string, wishes: readonly CallWish[]) {
  const connection = await pool.connect();
  try {
    await connection.query("begin");
    // The window is a second long: it need not outlive a crash of the database.
    await connection.query("set local synchronous_commit = off");
    await connection.query(
      `insert into ${COORDINATION}.call_window (company, starts) values ($1, '{}') on conflict do nothing`,
      [company],
    );
    const row = await connection.query<{ starts: CallStarts }>(
      `select starts from ${COORDINATION}.call_window where company = $1 for update`,
      [company],
    );
    const time = await connection.query<{ now: number }>(
      "select (extract(epoch from clock_timestamp()) * 1000)::float8 as now",
    );
    const grant = grantCalls(row.rows[0]?.starts ?? {}, wishes, time.rows[0]?.now ?? Number.NaN, LIMITS);
    await connection.query(`update ${COORDINATION}.call_window set starts = $2 where company = $1`, [
      company,
      JSON.stringify(grant.starts),
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
