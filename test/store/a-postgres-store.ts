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
  /** The same on connections that stay open, which is cheaper; closing it does nothing, and the one before must rest. */
  emptied(): Promise<Store>;
  /** Runs statements as the owner, beside the store. */
  sql(text: string, values?: readonly unknown[]): Promise<readonly Readonly<Record<string, unknown>>[]>;
}

/** Starts a server for the tests of a file and stops it after them. */
export function postgresStores(): PostgresStores {
  let server: PostgresServer;
  let client: Client;
  let kept: Promise<Store> | null = null;
  const schema = `store_test_${process.pid}_${(schemas += 1)}`;
  const place = () => ({ database_url: server.url, schema });

  beforeAll(async () => {
    server = await startPostgresServer();
    client = new Client({ connectionString: server.url, options: `-c search_path=${schema}` });
    await client.connect();
  }, START_MS);
  afterAll(async () => {
    await (await kept)?.close();
    await client.query(`drop schema if exists ${schema} cascade`);
    await client.end();
    await server.stop();
  }, START_MS);

  const sql: PostgresStores["sql"] = async (text, values = []) =>
    (await client.query<Readonly<Record<string, unknown>>>(text, [...values])).rows;

  async function empty(): Promise<Store> {
    const store = await createPostgresStore(place());
    await wipe();
    return store;
  }

  async function emptied(): Promise<Store> {
    kept ??= createPostgresStore(place());
    const store = await kept;
    await wipe();
    return { ...store, close: () => Promise.resolve() };
  }

  /** Empties what was written to: an emptied table gets new files, and so does each of its indexes. */
  async function wipe(): Promise<void> {
    const tables = await sql(
      `select relname from pg_class where relnamespace = $1::regnamespace and relkind = 'r'
        and relname <> 'schema_migration' and pg_relation_size(oid) > 0`,
      [schema],
    );
    const names = tables.map(({ relname }) => String(relname));
    if (names.length > 0) await sql(`truncate ${names.join(", ")} restart identity`);
  }

  return { place, empty, emptied, sql };
}
