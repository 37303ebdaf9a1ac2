import { startOwnPostgresServer } from "../../test/support/a-postgres-server.ts";
import { makeMemoryFolder } from "./memory-folder.ts";

/** The stores a run can be played on. */
export const STORES = ["sqlite", "postgres"] as const;

/** Where the add-on keeps its data. */
export type StoreName = (typeof STORES)[number];

/** The store under a run, as far as it is beside the add-on's own process. */
export interface ChaosStore {
  /** Settings that make the add-on use it, by their environment variables. */
  readonly settings: Readonly<Record<string, string>>;
  /** How often its own server is to be restarted in a run. */
  readonly restarts: number;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** How long its server is away (ms). */
const AWAY_MS = 500;

/** SQLite lies in the add-on's folder and has no server; PostgreSQL gets one of its own. */
export async function openChaosStore(name: StoreName): Promise<ChaosStore> {
  const nothing = () => Promise.resolve();
  if (name === "sqlite") return { settings: {}, restarts: 0, restart: nothing, stop: nothing };
  const folder = makeMemoryFolder("stockguard-chaos-postgres");
  const { url, restart, stop } = await startOwnPostgresServer({ folder });
  return { settings: { STOCKGUARD_DATABASE_URL: url }, restarts: 1, restart: () => restart(AWAY_MS), stop };
}
