/** What many processes share on one PostgreSQL. */
import { Pool } from "pg";
import { prepareCoordination } from "../adapters/queue/coordination.ts";
import { createPgBossSchedule } from "../adapters/queue/pg-boss-schedule.ts";
import { createPostgresRateLimiter } from "../adapters/queue/postgres-rate-limiter.ts";
import { createPostgresSignals } from "../adapters/queue/postgres-signals.ts";
import type { Cluster, ClusterOptions } from "./cluster.ts";

/** A few connections beside those of the store. */
const CONNECTIONS = 3;

/** Opens signals, beats and limits on one PostgreSQL. */
export async function openPostgresCluster(
  options: Omit<ClusterOptions, "config"> & { readonly database_url: string },
): Promise<Cluster> {
  const { database_url, now, onError } = options;
  const pool = new Pool({ connectionString: database_url, max: CONNECTIONS });
  // A connection that breaks is replaced; without listeners, at the pool for those that rest and at each connection for
  // those in use, it would end the process.
  pool.on("error", (error) => onError("coordination", error));
  pool.on("connect", (client) => void client.on("error", () => undefined));
  await prepareCoordination(pool);
  const signals = await createPostgresSignals({ database_url, pool, onError: (error) => onError("signals", error) });
  return {
    signals,
    schedule: createPgBossSchedule({ database_url, pool, now, onError }),
    limiter: createPostgresRateLimiter({ pool, onError: (error) => onError("limiter", error) }),
    close: async () => {
      await signals.close();
      await pool.end();
    },
  };
}
