import { Pool, types } from "pg";

/** The schema of the store's tables, beside those of coordination and jobs. */
export const STORE_SCHEMA = "stockguard";

/** Where the store's database is. */
export interface PostgresPlace {
  readonly database_url: string;
  /** As usual where left out. */
  readonly schema?: string;
  /** Connections of one process at most. */
  readonly connections?: number;
}

/** A process that was frozen in the middle of a transaction must not keep others from working for longer (ms). */
const LONGEST_PAUSE_MS = 30_000;
const LONGEST_CONNECT_MS = 10_000;

const CONNECTIONS = 8;

/** 8-byte whole numbers and sums of them; all of ours are exact as numbers. */
const WHOLE_NUMBERS: readonly number[] = [20, 1700];

/** Of the columns that a driver gives as texts, those that are numbers to us. */
// The driver's declarations of its formats are for binary columns too, of which we have none.
const getTypeParser = ((oid: number) =>
  WHOLE_NUMBERS.includes(oid) ? Number : (types.getTypeParser as (oid: number) => unknown)(oid)) as never;

/** How a connection to the store is opened. */
export function clientOptions({ database_url, schema = STORE_SCHEMA }: PostgresPlace) {
  return {
    connectionString: database_url,
    application_name: "stockguard",
    options: `-c search_path=${schema}`,
    connectionTimeoutMillis: LONGEST_CONNECT_MS,
    types: { getTypeParser },
  };
}

/** Connections whose statements go on their way without waiting for the answers before them. */
export function openPool(place: PostgresPlace): Pool {
  const pool = new Pool({
    ...clientOptions(place),
    max: place.connections ?? CONNECTIONS,
    pipeline: true,
    idle_in_transaction_session_timeout: LONGEST_PAUSE_MS,
  });
  // A connection that breaks is replaced, and whoever uses it is told by the answer they wait for; without listeners, at
  // the pool for those that rest and at each connection for those in use, it would end the process.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => void client.on("error", () => undefined));
  return pool;
}
