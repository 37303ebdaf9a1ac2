import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { LATER_COLUMNS, SCHEMA } from "./schema.ts";

/** One SQLite file (or memory), its statements prepared once, and transactions that may be nested. */
export interface Database {
  statement(sql: string): StatementSync;
  transaction<T>(run: () => T): T;
  close(): void;
}

/** Opens the sandbox's data in a directory, or in memory when none is given. A second process is kept out. */
export function openDatabase(dataDir: string | undefined): Database {
  const db = open(dataDir);
  const statements = new Map<string, StatementSync>();
  return {
    statement(sql) {
      const known = statements.get(sql);
      if (known) return known;
      const made = db.prepare(sql);
      statements.set(sql, made);
      return made;
    },
    transaction: (run) => (db.isTransaction ? run() : inTransaction(db, run)),
    close: () => db.close(),
  };
}

function open(dataDir: string | undefined): DatabaseSync {
  if (dataDir !== undefined) mkdirSync(dataDir, { recursive: true });
  const db = new DatabaseSync(dataDir === undefined ? ":memory:" : join(dataDir, "sandbox.sqlite"));
  try {
    // NORMAL survives a killed process; only a power cut may lose the last moments, which a sandbox can bear.
    db.exec("pragma locking_mode = exclusive; pragma journal_mode = wal; pragma synchronous = normal;");
    db.exec(SCHEMA);
    addLaterColumns(db);
    return db;
  } catch (cause) {
    db.close();
    throw new Error(`数据目录 ${dataDir ?? ""} 打不开(可能正被另一个沙盒使用)`, { cause });
  }
}

function addLaterColumns(db: DatabaseSync): void {
  for (const { table, column, definition } of LATER_COLUMNS) {
    const known = db.prepare("select 1 from pragma_table_info(?) where name = ?").get(table, column);
    if (!known) db.exec(`alter table ${table} add column ${column} ${definition}`);
  }
}

function inTransaction<T>(db: DatabaseSync, run: () => T): T {
  db.exec("begin immediate");
  try {
    const result = run();
    db.exec("commit");
    return result;
  } catch (error) {
    db.exec("rollback");
    throw error;
  }
}
