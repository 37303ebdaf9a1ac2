import type { Pool } from "pg";
import { PgBoss } from "pg-boss";
import type { RecurringWork, Schedule } from "../../ports/schedule.ts";
import { beatOf } from "./beat.ts";
import { COORDINATION, prepareCoordination } from "./coordination.ts";

interface BossScheduleOptions {
  readonly database_url: string;
  /** For the few statements of our own. */
  readonly pool: Pool;
  now(): number;
  onError(work: string, error: unknown): void;
  /** How often a process looks whether a beat has come (s, 1 to 45). */
  readonly look_seconds?: number;
}

/** The schema in which pg-boss keeps its tables. */
const SCHEMA = "stockguard_jobs";
/** Nobody else runs a work while its process gives a sign of life this often (s); then it is taken up again. */
const HEARTBEAT_S = 30;
/** A sweep of a large account takes its time, held back by the platform's limits. */
const LONGEST_RUN_S = 12 * 3_600;
const STOP_WITHIN_MS = 30_000;

/**
 * A schedule shared by all processes on one PostgreSQL. pg-boss gives every work one job a minute in the whole cluster,
 * held by one process at a time; the job runs the work where its beat has not been run yet. Works are due at once where
 * no process has ever run them.
 */
export function createPgBossSchedule(options: BossScheduleOptions): Schedule {
  const { database_url, pool, onError, look_seconds = 5 } = options;
  const boss = new PgBoss({
    connectionString: database_url,
    schema: SCHEMA,
    max: 3,
    cronMonitorIntervalSeconds: look_seconds,
    cronWorkerIntervalSeconds: Math.min(5, look_seconds),
    reindex: false,
  });
  boss.on("error", (error) => onError("schedule", error));

  async function keep(work: RecurringWork): Promise<void> {
    const queue = `recurring_${work.name}`;
    await boss.createQueue(queue, {
      policy: "exclusive",
      retryLimit: 2,
      heartbeatSeconds: HEARTBEAT_S,
      expireInSeconds: LONGEST_RUN_S,
      deleteAfterSeconds: 3_600,
    });
    await boss.schedule(queue, "* * * * *");
    await boss.work(queue, { pollingIntervalSeconds: 1 }, () => runIfDue(work));
  }

  async function runIfDue(work: RecurringWork): Promise<void> {
    const beat = beatOf(work, options.now());
    const { rows } = await pool.query<{ last_beat: string }>(
      `select last_beat from ${COORDINATION}.recurring_work where name = $1`,
      [work.name],
    );
    if (rows[0] !== undefined && Number(rows[0].last_beat) >= beat) return;
    await work.run().catch((error: unknown) => onError(work.name, error));
    await pool.query(
      `insert into ${COORDINATION}.recurring_work (name, last_beat) values ($1, $2)
       on conflict (name) do update set last_beat = greatest(recurring_work.last_beat, excluded.last_beat)`,
      [work.name, beat],
    );
  }

  return {
    start: async (works) => {
      await prepareCoordination(pool);
      await boss.start();
      for (const work of works) await keep(work);
    },
    stop: () => boss.stop({ graceful: true, timeout: STOP_WITHIN_MS }),
  };
}
