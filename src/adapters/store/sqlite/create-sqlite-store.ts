import type { Store } from "../../../ports/store.ts";
import { createSqlStore } from "../sql/create-sql-store.ts";
import { createSqliteDatabase } from "./sqlite-database.ts";
import { openSqlite } from "./open-sqlite.ts";

/** The whole store in one SQLite file; ":memory:" keeps nothing. */
export function createSqliteStore({ path }: { readonly path: string }): Store {
  return createSqlStore(createSqliteDatabase(openSqlite(path)));
}
