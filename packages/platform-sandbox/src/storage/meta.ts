import type { Database } from "./database.ts";
import { text } from "./row.ts";

/** A value kept under a name for the life of the data directory, made on first use. */
export function keepOnce(db: Database, key: string, make: () => string): string {
  const row = db.statement("select value from meta where key = ?").get(key);
  if (row) return text(row, "value");
  const value = make();
  db.statement("insert into meta (key, value) values (?, ?)").run(key, value);
  return value;
}
