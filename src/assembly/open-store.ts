/** Opens the store that the settings name. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { createSqliteStore } from "../adapters/store/sqlite/create-sqlite-store.ts";
import type { Config } from "../config.ts";
import type { Store } from "../ports/store.ts";

/** Whoever opens it closes it. Never another store than the one that is set: data would be parted. */
export async function openStore({ data_dir, database_url }: Pick<Config, "data_dir" | "database_url">): Promise<Store> {
  mkdirSync(data_dir, { recursive: true, mode: 0o700 });
  if (database_url === null) return createSqliteStore({ path: join(data_dir, "stockguard.db") });
  // Loaded only where it is used: a small machine does without.
  const { createPostgresStore } = await import("../adapters/store/postgres/create-postgres-store.ts");
  return createPostgresStore({ database_url });
}
