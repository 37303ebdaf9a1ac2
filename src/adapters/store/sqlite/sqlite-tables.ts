import { DatabaseSync } from "node:sqlite";
import { orderOf, SHARE, type StoredTable, type TableReader, type TableWriter } from "../copy/stored-table.ts";
import { NOT_WHOLE } from "../not-whole.ts";
import type { SqlList } from "../sql/program.ts";
import { TALLIES } from "./sqlite-tallies.ts";
import { inUse, tellingFailures } from "./sqlite-failure.ts";

/** The tables of a SQLite file at this moment, read beside whoever writes. */
export function readSqliteTables(path: string): TableReader {
  return tellingFailures(() => {
    const database = new DatabaseSync(path, { readOnly: true });
    database.exec("begin");
    // A transaction sees the moment of its first statement.
    database.prepare("select count(*) from schema_migration").get();
    return readerOf(database);
  });
}

function readerOf(database: DatabaseSync): TableReader {
  return {
    tables: async () => tablesOf(database),
    number: async (text) => {
      const statement = database.prepare(text);
      statement.setReturnArrays(true);
      const [row] = statement.all() as unknown as readonly SqlList[];
      return Number(row?.[0]);
    },
    read: (table) => shares(database, table),
    close: async () => database.close(),
  };
}

async function* shares(
  database: DatabaseSync,
  { name, columns, key }: StoredTable,
): AsyncGenerator<readonly SqlList[]> {
  const statement = database.prepare(`select ${columns.join(", ")} from ${name} order by ${key.join(", ")}`);
  statement.setReturnArrays(true);
  let share: SqlList[] = [];
  for (const row of statement.iterate()) {
    // Our schema has texts, numbers and nulls only.
    share.push((row as unknown as SqlList).map(portable));
    if (share.length < SHARE) continue;
    yield share;
    share = [];
  }
  if (share.length > 0) yield share;
}

/** PostgreSQL keeps no NUL in a text; a copy has the sign for what cannot be shown instead, wherever it goes. */
function portable(value: SqlList[number]): SqlList[number] {
  return typeof value === "string" && value.includes("\0") ? value.replaceAll("\0", "\u{FFFD}") : value;
}

/** The tables of a SQLite file that nobody else has open, to be filled. */
export function writeSqliteTables(path: string): TableWriter {
  return tellingFailures(() => {
    const database = new DatabaseSync(path, { enableForeignKeyConstraints: false });
    takeAlone(database);
    const all = () => tablesOf(database);
    return {
      ...readerOf(database),
      isEmpty: async () =>
        all().every(({ name }) => database.prepare(`select 1 from ${name} limit 1`).get() === undefined),
      begin: async () =>
        transaction(database, () => {
          database.prepare("insert or ignore into schema_migration (name) values (?)").run(NOT_WHOLE);
          for (const { name } of all()) database.exec(`delete from ${name}`);
        }),
      write: async ({ name, columns }, rows) =>
        transaction(database, () => {
          const marks = columns.map(() => "?").join(", ");
          const insert = database.prepare(`insert into ${name} (${columns.join(", ")}) values (${marks})`);
          for (const row of rows) insert.run(...row);
        }),
      // Its counters follow the largest id by themselves.
      finish: async () => void database.prepare("delete from schema_migration where name = ?").run(NOT_WHOLE),
    };
  });
}

/** Where another process has the file open, its data would change under that process. */
function takeAlone(database: DatabaseSync): void {
  try {
    database.exec("pragma locking_mode = exclusive; pragma journal_mode = delete; begin exclusive; commit");
    database.exec("pragma journal_mode = wal; pragma synchronous = full");
  } catch (cause) {
    database.close();
    throw inUse(cause);
  }
}

function transaction(database: DatabaseSync, work: () => void): void {
  tellingFailures(() => {
    database.exec("begin");
    try {
      work();
      database.exec("commit");
    } catch (error) {
      if (database.isTransaction) database.exec("rollback");
      throw error;
    }
  });
}

function tablesOf(database: DatabaseSync): readonly StoredTable[] {
  const names = database
    .prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name")
    .all()
    .map(({ name }) => String(name));
  return names.filter((name) => !OWN_BOOKS.includes(name)).map((name) => storedTable(database, name));
}

/** Tables about the file itself. */
const OWN_BOOKS: readonly string[] = ["schema_migration", TALLIES];

function storedTable(database: DatabaseSync, name: string): StoredTable {
  const found = database.prepare(`select name, pk from pragma_table_info(?)`).all(name);
  const columns = found.map((column) => String(column["name"])).sort();
  const key = found
    .filter(({ pk }) => Number(pk) > 0)
    .sort((one, other) => Number(one["pk"]) - Number(other["pk"]))
    .map((column) => String(column["name"]));
  return { name, columns, key: orderOf(columns, key) };
}
