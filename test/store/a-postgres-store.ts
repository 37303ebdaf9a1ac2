import { afterAll, beforeAll } from "@jest/globals";
import { Client } from "pg";
import { createPostgresStore } from "../../src/adapters/store/postgres/create-postgres-store.ts";
import type { Store } from "../../src/ports/store.ts";
import { type PostgresServer, startPostgresServer } from "../support/a-postgres-server.ts";

const START_MS = 60_000;
let schemas = 0;

/** A schema of the test's own on a real server. */
export interface PostgresStores {
  readonly place: () => { readonly database_url: string; readonly schema: string };
  /** A store with nothing in it; the one before must be closed. */
  empty(): Promise<Store>;
  /** Runs statements as the owner, beside the store. */
  sql(text: string, values?: readonly unknown[]): Promise<readonly Readonly<Record<string, unknown>>[]>;
}

/** Starts a server for the tests of a file and stops it after them. */
export function postgresStores(): PostgresStores {
  let server: PostgresServer;
  let client: Client;
  const schema = `store_test_${process.pid}_${(schemas += 1)}`;
  const place = () => ({ database_url: server.url, schema });

  beforeAll(async () => {
    server = await startPostgresServer();
    client = new Client({ connectionString: server.url, options: `-c search_path=${schema}` });
    await client.connect();
  }, START_MS);
  afterAll(async () => {
    await client.query(`drop schema if exists ${schema} cascade`);
    await client.end();
    await server.stop();
  }, START_MS);

  const sql: PostgresStores["sql"] = async (text, values = []) =>
    (await client.query<Readonly<Record<string, unknown>>>(text, [...values])).rows;

  async function empty(): Promise<Store> {
    const store = await createPostgresStore(place());
    const tables = await sql(
      "select table_name from information_schema.tables where table_schema = $1 and table_name <> 'schema_migration'",
      [schema],
    );
    const names = tables.map(({ table_name }) => String(table_name));
    await sql(`truncate ${names.join(", ")} restart identity`);
    return store;
  }

  return { place, empty, sql };
}
