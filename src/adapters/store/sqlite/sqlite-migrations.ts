import { readdirSync, readFileSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";
import { newerDatabase } from "./sqlite-failure.ts";

const MIGRATIONS = new URL("./migrations/", import.meta.url);

/** Brings a database to the newest schema: numbered files, each applied once and in order, all of them or none. */
export function migrate(database: DatabaseSync): void {
  const files = readdirSync(MIGRATIONS).sort();
  database.exec("create table if not exists schema_migration (name text primary key)");
  const applied = database
    .prepare("select name from schema_migration order by name")
    .all()
    .map(({ name }) => String(name));
  const unknown = applied.filter((name) => !files.includes(name));
  if (unknown.length > 0) throw newerDatabase(unknown);
  for (const file of files.filter((name) => !applied.includes(name))) {
    database.exec(readFileSync(new URL(file, MIGRATIONS), "utf8"));
    database.prepare("insert into schema_migration (name) values (?)").run(file);
  }
}
