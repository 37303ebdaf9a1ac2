/** What the processes of one add-on share beside the store. */
import type { RateLimiter } from "@jdy/open-api-client";
import { createLocalSignals } from "../adapters/queue/local-signals.ts";
import { createNodeCronSchedule } from "../adapters/queue/node-cron-schedule.ts";
import type { Config } from "../config.ts";
import { AddonError } from "../contracts/problem.ts";
import type { Schedule } from "../ports/schedule.ts";
import type { Signals } from "../ports/signals.ts";

/** Signals, the beats and the platform's limits, shared by one process alone or by many. */
export interface Cluster {
  readonly signals: Signals;
  readonly schedule: Schedule;
  /** Shared with other processes; null where this process keeps the limits by itself. */
  readonly limiter: RateLimiter | null;
  /** Ends what was opened here, after whatever uses it. */
  close(): Promise<void>;
}

/** What a cluster needs of its process. */
export interface ClusterOptions {
  readonly config: Pick<Config, "role" | "database_url">;
  now(): number;
  onError(part: string, error: unknown): void;
}

/** One process on SQLite, or as many as wanted on PostgreSQL, which is loaded only where it is used. */
export async function openCluster(options: ClusterOptions): Promise<Cluster> {
  const { database_url, role } = options.config;
  if (database_url !== null) {
    const { openPostgresCluster } = await import("./cluster-postgres.ts");
    return openPostgresCluster({ ...options, database_url });
  }
  if (role !== "all") throw roleNeedsPostgres(role);
  const signals = createLocalSignals();
  return {
    signals,
    schedule: createNodeCronSchedule({ now: options.now, onError: options.onError }),
    limiter: null,
    close: () => signals.close(),
  };
}

function roleNeedsPostgres(role: string): AddonError {
  return new AddonError({
    code: "role_needs_postgres",
    message: `角色 ${role} 需要多个进程共用一个数据库，而现在用的是单机的 SQLite`,
    hint: "设置 STOCKGUARD_DATABASE_URL 使用 PostgreSQL，或用 `--role all` 在一个进程里运行全部工作。",
  });
}
