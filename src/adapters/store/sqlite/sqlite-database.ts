import { type Answer, type Program, runAtOnce, type Statement } from "../sql/program.ts";
import type { SqlDatabase } from "../sql/sql-database.ts";
import type { SqliteDriver } from "./open-sqlite.ts";

/**
 * Programs on SQLite, which answers within the same turn: one writer at a time at all, and every transaction over before
 * anything else of this process goes on.
 */
export function createSqliteDatabase(sqlite: SqliteDriver): SqlDatabase {
  const answer = (statement: Statement) => answerOf(sqlite, statement);
  const shared = <T>(program: Program<T>) => sqlite.grouped(() => runAtOnce(program, answer));
  return {
    write: async (_scope, program) => sqlite.transaction(() => runAtOnce(program, answer)),
    writeShared: (_scope, program) => shared(program),
    append: (makeProgram) => shared(makeProgram()),
    read: async (_scope, program) => sqlite.reading(() => runAtOnce(program, answer)),
    tidy: async () => sqlite.analyze(),
    ping: async () => void sqlite.get("select 1"),
    close: async () => sqlite.close(),
  };
}

function answerOf(sqlite: SqliteDriver, { want, text, values }: Statement): Answer {
  switch (want) {
    case "rows":
      return sqlite.all(text, ...values);
    case "lists":
      return sqlite.lists(text, ...values);
    case "changes":
      return sqlite.run(text, ...values);
  }
}
