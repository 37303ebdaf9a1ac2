import { readdirSync, readFileSync } from "node:fs";
import type { Pool, PoolClient } from "pg";
import { newerDatabase } from "./postgres-failure.ts";

const MIGRATIONS = new URL("./migrations/", import.meta.url);
const EVERY_TABLE = readFileSync(new URL("./every-table.sql", import.meta.url), "utf8");

/** Any number, the same in every process: whoever changes the schema does it alone. */
const MIGRATION_LOCK = 7_420_118;

/** Brings the schema to its newest state: numbered files, each applied once and in order, all of them or none. */
export async function migrate(pool: Pool, schema: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    await client.query(`select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
    await client.query(`create schema if not exists ${schema}`);
    await applyMissing(client);
    await client.query("commit");
    client.release();
  } catch (error) {
    // What was begun is undone with its connection.
    client.release(true);
    throw error;
  }
}

async function applyMissing(client: PoolClient): Promise<void> {
  const files = readdirSync(MIGRATIONS).sort();
  await client.query("create table if not exists schema_migration (name text primary key)");
  const { rows } = await client.query<{ name: string }>("select name from schema_migration order by name");
  const applied = rows.map(({ name }) => name);
  const unknown = applied.filter((name) => !files.includes(name));
  if (unknown.length > 0) throw newerDatabase(unknown);
  const missing = files.filter((name) => !applied.includes(name));
  for (const file of missing) {
    await client.query(readFileSync(new URL(file, MIGRATIONS), "utf8"));
    await client.query("insert into schema_migration (name) values ($1)", [file]);
  }
  if (missing.length > 0) await client.query(EVERY_TABLE);
}
