import { DatabaseSync } from "node:sqlite";
import type { TableTally } from "../../../ports/store-care.ts";
import { tellingFailures } from "./sqlite-failure.ts";

/** The table in which a backup says what it holds. */
export const TALLIES = "backup_tally";

/** Writes into a backup what it holds, so that it can be looked through later without its source. */
export function writeTallies(path: string, tallies: readonly TableTally[]): void {
  onFile(path, false, (database) => {
    database.exec(
      `create table ${TALLIES} (table_name text primary key, row_count integer not null, checksum text not null)`,
    );
    const insert = database.prepare(`insert into ${TALLIES} (table_name, row_count, checksum) values (?, ?, ?)`);
    for (const { table, rows, checksum } of tallies) insert.run(table, rows, checksum);
    // One file, to be carried away.
    database.exec("pragma journal_mode = delete");
  });
}

/** What a backup said it holds; empty for a copy that was made by other means. */
export function readTallies(path: string): readonly TableTally[] {
  return onFile(path, true, (database) => {
    const found = database.prepare("select 1 from sqlite_schema where name = ?").get(TALLIES);
    if (found === undefined) return [];
    return database
      .prepare(`select table_name, row_count, checksum from ${TALLIES} order by table_name`)
      .all()
      .map((row) => ({
        table: String(row["table_name"]),
        rows: Number(row["row_count"]),
        checksum: String(row["checksum"]),
      }));
  });
}

/** What SQLite itself finds wrong with a file. */
export function fileFaults(path: string): readonly string[] {
  return onFile(path, true, (database) =>
    database
      .prepare("pragma integrity_check(20)")
      .all()
      .map(({ integrity_check }) => String(integrity_check))
      .filter((line) => line !== "ok"),
  );
}

function onFile<T>(path: string, readOnly: boolean, work: (database: DatabaseSync) => T): T {
  return tellingFailures(() => {
    const database = new DatabaseSync(path, { readOnly });
    try {
      return work(database);
    } finally {
      database.close();
    }
  });
}
