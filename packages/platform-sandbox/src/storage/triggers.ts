import type { Database } from "./database.ts";
import { integer, text } from "./row.ts";

/** One start of 智能助手 by an API write with `is_start_trigger`. */
interface TriggerStart {
  readonly at: number;
  readonly app_id: string;
  readonly entry_id: string;
  readonly data_id: string;
  readonly op: "create" | "update" | "delete";
}

/** The effect log of `is_start_trigger`. */
export interface Triggers {
  record(start: TriggerStart): void;
  /** Oldest first. */
  all(entry_id: string | undefined): readonly (Omit<TriggerStart, "op"> & { readonly op: string })[];
}

/** Keeps the log in SQLite. */
export function createTriggers(db: Database): Triggers {
  return {
    record({ at, app_id, entry_id, data_id, op }) {
      db.statement("insert into trigger_log (at, app_id, entry_id, data_id, op) values (?, ?, ?, ?, ?)").run(
        ...[at, app_id, entry_id, data_id, op],
      );
    },
    all: (entry_id) =>
      db
        .statement("select * from trigger_log where ?1 is null or entry_id = ?1 order by seq")
        .all(entry_id ?? null)
        .map((row) => ({
          at: integer(row, "at"),
          app_id: text(row, "app_id"),
          entry_id: text(row, "entry_id"),
          data_id: text(row, "data_id"),
          op: text(row, "op"),
        })),
  };
}
