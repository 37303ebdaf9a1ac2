import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import type { SqlList, SqlRow } from "../sql/program.ts";
import { createGroupCommit } from "./group-commit.ts";
import { tellingFailures } from "./sqlite-failure.ts";
import { migrate } from "./sqlite-migrations.ts";
import { storeClosed } from "../store-closed.ts";

/** A SQLite database with its statements prepared once. Calls are synchronous; a failure becomes an AddonError. */
export interface SqliteDriver {
  all(sql: string, ...values: readonly SQLInputValue[]): readonly SqlRow[];
  /** Rows as lists of values in the order of the columns: less work where rows are many. */
  lists(sql: string, ...values: readonly SQLInputValue[]): readonly SqlList[];
  get(sql: string, ...values: readonly SQLInputValue[]): SqlRow | undefined;
  /** Returns how many rows were changed. */
  run(sql: string, ...values: readonly SQLInputValue[]): number;
  /** All or nothing, durable on return. Inside another transaction it is part of that one. */
  transaction<T>(work: () => T): T;
  /** Several reads that see the database at one moment. */
  reading<T>(work: () => T): T;
  /** A transaction shared with all work that comes in the same turn: one flush to the disk for all of it. */
  grouped<T>(work: () => T): Promise<T>;
  /**
   * Samples the tables, so that the planner knows that one installation's rows are many and one item's are few. What a
   * small table shows is forgotten: an index that costs nothing today would be read from end to end once it has grown.
   */
  analyze(): void;
  /** Commits what waits, then closes; closing twice is closing once. */
  close(): void;
}

/** Another process may hold the database for a moment; longer than this is a fault (ms). */
const BUSY_MS = 10_000;
/** What the write-ahead log keeps on disk after a burst such as a first sync. */
const JOURNAL_BYTES = 64 * 1024 * 1024;
/** Pages kept in memory (KB), as far as they are read: the upper levels of the indexes of some 100,000 items. */
const CACHE_KB = 32_000;
/** Pages of the log after which they go into the file: a page that is written again before then goes there once. */
const CHECKPOINT_PAGES = 8_000;
/** The last step has the planner read what is left of the samples, each of which begins with a number of rows. */
const ANALYZE = `pragma analysis_limit = 1000; analyze;
  delete from sqlite_stat1 where tbl in (
    select tbl from sqlite_stat1 group by tbl having max(cast(stat as integer)) < 1000);
  analyze sqlite_schema`;

/** Opens (or makes) a database and brings it to the newest schema. `path` may be ":memory:". */
export function openSqlite(path: string): SqliteDriver {
  return tellingFailures(() => {
    const database = new DatabaseSync(path, { timeout: BUSY_MS, enableForeignKeyConstraints: false });
    try {
      database.exec("pragma journal_mode = wal; pragma synchronous = full");
      // What is deleted is overwritten, where that costs no further write: an erased customer is not to lie in free pages.
      database.exec("pragma secure_delete = fast");
      database.exec(`pragma journal_size_limit = ${JOURNAL_BYTES}; pragma temp_store = memory`);
      database.exec(`pragma cache_size = -${CACHE_KB}; pragma wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
      const driver = createDriver(database);
      migrate(database, path, driver.transaction);
      return driver;
    } catch (error) {
      database.close();
      throw error;
    }
  });
}

function createDriver(database: DatabaseSync): SqliteDriver {
  const statement = createPrepared(database, (made) => made);
  const listing = createPrepared(database, (made) => {
    made.setReturnArrays(true);
    return made;
  });

  function within<T>(begin: string, work: () => T): T {
    if (!database.isOpen) throw storeClosed();
    if (database.isTransaction) return work();
    return tellingFailures(() => {
      database.exec(begin);
      try {
        const result = work();
        database.exec("commit");
        return result;
      } catch (error) {
        if (database.isTransaction) database.exec("rollback");
        throw error;
      }
    });
  }

  // Immediate: two processes that both want to write queue up instead of failing half-way.
  const transaction = <T>(work: () => T) => within("begin immediate", work);
  const group = createGroupCommit(transaction);

  return {
    // Our schema has texts, numbers and nulls only.
    all: (sql, ...values) => tellingFailures(() => statement(sql).all(...values) as SqlRow[]),
    lists: (sql, ...values) => tellingFailures(() => listing(sql).all(...values) as unknown as SqlList[]),
    get: (sql, ...values) => tellingFailures(() => statement(sql).get(...values) as SqlRow | undefined),
    run: (sql, ...values) => tellingFailures(() => Number(statement(sql).run(...values).changes)),
    transaction,
    reading: (work) => within("begin", work),
    grouped: group.add,
    analyze: () => tellingFailures(() => database.exec(ANALYZE)),
    close: () => {
      if (!database.isOpen) return;
      group.commit();
      database.close();
    },
  };
}

/** Statements of one kind, each prepared once. */
function createPrepared(database: DatabaseSync, arrange: (made: StatementSync) => StatementSync) {
  const prepared = new Map<string, StatementSync>();
  return (sql: string): StatementSync => {
    if (!database.isOpen) throw storeClosed();
    const known = prepared.get(sql);
    if (known !== undefined) return known;
    const made = arrange(database.prepare(sql));
    prepared.set(sql, made);
    return made;
  };
}
