import type { Store } from "../../../ports/store.ts";
import { createSqlStore } from "../sql/create-sql-store.ts";
import { openPool, type PostgresPlace, STORE_SCHEMA } from "./open-postgres.ts";
import { createPostgresDatabase } from "./postgres-database.ts";
import { tellingFailures } from "./postgres-failure.ts";
import { migrate } from "./postgres-migrations.ts";

/** The whole store on PostgreSQL, shared by as many processes as there are; brought to the newest schema first. */
export async function createPostgresStore(place: PostgresPlace): Promise<Store> {
  const pool = openPool(place);
  try {
    await tellingFailures(() => migrate(pool, place.schema ?? STORE_SCHEMA));
  } catch (error) {
    await pool.end();
    throw error;
  }
  return createSqlStore(createPostgresDatabase(pool));
}
