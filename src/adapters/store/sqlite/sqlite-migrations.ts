import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { checkWhole } from "../not-whole.ts";
import { newerDatabase } from "./sqlite-failure.ts";

const MIGRATIONS = new URL("./migrations/", import.meta.url);

/** What a database has been through and what is still before it. */
interface Migrations {
  readonly applied: readonly string[];
  readonly missing: readonly string[];
}

/**
 * Brings a database to the newest schema: numbered files, each applied once and in order, all of them or none. What has
 * data is copied as it is before, into the folder for backups beside it.
 */
export function migrate(database: DatabaseSync, path: string, transaction: (work: () => void) => void): void {
  database.exec("create table if not exists schema_migration (name text primary key)");
  const { applied, missing } = migrationsOf(database);
  if (missing.length === 0) return;
  if (applied.length > 0 && path !== ":memory:") backUp(database, path, missing[0] ?? "");
  // Looked at again: another process may have come first.
  transaction(() => migrationsOf(database).missing.forEach((file) => applyMigration(database, file)));
}

function migrationsOf(database: DatabaseSync): Migrations {
  const files = readdirSync(MIGRATIONS).sort();
  const applied = database
    .prepare("select name from schema_migration order by name")
    .all()
    .map(({ name }) => String(name));
  checkWhole(applied);
  const unknown = applied.filter((name) => !files.includes(name));
  if (unknown.length > 0) throw newerDatabase(unknown);
  return { applied, missing: files.filter((name) => !applied.includes(name)) };
}

function backUp(database: DatabaseSync, path: string, before: string): void {
  const folder = join(dirname(path), "backups");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const copy = join(folder, `stockguard-before-${before.replace(/\.sql$/, "")}.db`);
  if (existsSync(copy)) return;
  database.prepare("vacuum into ?").run(copy);
  chmodSync(copy, 0o600);
}

function applyMigration(database: DatabaseSync, file: string): void {
  database.exec(readFileSync(new URL(file, MIGRATIONS), "utf8"));
  database.prepare("insert into schema_migration (name) values (?)").run(file);
}
