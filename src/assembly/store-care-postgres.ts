/** The PostgreSQL side of copies, loaded only where it is used. */
import { openThoughNotWhole } from "../adapters/store/not-whole.ts";
import { createPostgresStore } from "../adapters/store/postgres/create-postgres-store.ts";
import { readPostgresTables, writePostgresTables } from "../adapters/store/postgres/postgres-tables.ts";

/** The store on a PostgreSQL, to be read or filled. */
export function postgresSide(database_url: string) {
  const opened = () => openThoughNotWhole(async () => (await createPostgresStore({ database_url })).close());
  return {
    reader: async () => {
      await opened();
      return readPostgresTables({ database_url });
    },
    writer: async () => {
      await opened();
      return writePostgresTables({ database_url });
    },
  };
}
