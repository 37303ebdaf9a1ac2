import { readdirSync, readFileSync } from "node:fs";
import type { Pool, PoolClient } from "pg";
import { checkWhole } from "../not-whole.ts";
import { newerDatabase } from "./postgres-failure.ts";

const MIGRATIONS = new URL("./migrations/", import.meta.url);
const EVERY_TABLE = readFileSync(new URL("./every-table.sql", import.meta.url), "utf8");

/** Any number, the same in every process: whoever changes the schema does it alone. */
const MIGRATION_LOCK = 7_420_118;

/**
 * Brings the schema to its newest state: numbered files, each applied once and in order, all of them or none. What has
 * data is copied as it is before, into a schema of its own; the copy before that one goes.
 */
export async function migrate(pool: Pool, schema: string, folder: URL = MIGRATIONS): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    await client.query(`select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
    await client.query(`create schema if not exists ${schema}`);
    await applyMissing(client, schema, folder);
    await client.query("commit");
    client.release();
  } catch (error) {
    // What was begun is undone with its connection.
    client.release(true);
    throw error;
  }
}

async function applyMissing(client: PoolClient, schema: string, folder: URL): Promise<void> {
  const files = readdirSync(folder).sort();
  await client.query("create table if not exists schema_migration (name text primary key)");
  const { rows } = await client.query<{ name: string }>("select name from schema_migration order by name");
  const applied = rows.map(({ name }) => name);
  checkWhole(applied);
  const unknown = applied.filter((name) => !files.includes(name));
  if (unknown.length > 0) throw newerDatabase(unknown);
  const missing = files.filter((name) => !applied.includes(name));
  if (applied.length > 0 && missing[0] !== undefined) await backUp(client, schema, missing[0]);
  for (const file of missing) {
    await client.query(readFileSync(new URL(file, folder), "utf8"));
    await client.query("insert into schema_migration (name) values ($1)", [file]);
  }
  if (missing.length > 0) await client.query(EVERY_TABLE);
}

async function backUp(client: PoolClient, schema: string, before: string): Promise<void> {
  const copy = `${schema}_before_${before.replace(/\.sql$/, "").replaceAll("-", "_")}`;
  const { rows: olds } = await client.query<{ name: string }>(
    "select nspname as name from pg_namespace where starts_with(nspname, $1)",
    [`${schema}_before_`],
  );
  for (const { name } of olds) await client.query(`drop schema ${name} cascade`);
  await client.query(`create schema ${copy}`);
  await client.query("select set_config('stockguard.installation', '*', true)");
  const { rows: tables } = await client.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = $1",
    [schema],
  );
  for (const { name } of tables) await client.query(`create table ${copy}.${name} as table ${schema}.${name}`);
}
