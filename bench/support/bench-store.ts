import { startPostgresServer } from "../../test/support/a-postgres-server.ts";
import type { StoreKind } from "../run.ts";

/** Gives the work a place for the add-on's data: a PostgreSQL with nothing in it, or null for SQLite in its own folder. */
export async function onStore<T>(kind: StoreKind, work: (database_url: string | null) => Promise<T>): Promise<T> {
  if (kind === "sqlite") return work(null);
  const server = await startPostgresServer();
  try {
    return await work(server.url);
  } finally {
    await server.stop();
  }
}
