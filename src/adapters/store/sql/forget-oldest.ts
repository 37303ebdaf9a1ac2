import { all, type Program, run, together } from "./program.ts";

/** Forgets the oldest rows of a table whose `at` is before an instant, at most `limit`; returns how many. */
export function* forgetOldest(
  table: "sent_to_person" | "delivery_receipt" | "alert_event" | "broadcast" | "stockout_event" | "event_snapshot",
  key: readonly string[],
  before: number,
  limit: number,
): Program<number> {
  const old = yield* all(`select * from ${table} where at < ? order by at limit ?`, before, limit);
  const isRow = key.map((column) => `${column} = ?`).join(" and ");
  yield* together(
    old.map((row) => run(`delete from ${table} where ${isRow}`, ...key.map((column) => row[column] ?? null))),
  );
  return old.length;
}
