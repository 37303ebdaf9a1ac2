import { all, type Program, run, together } from "./program.ts";

/** Forgets the oldest rows of a table, those of before an instant or a day, at most `limit`; returns how many. */
export function* forgetOldest(
  table: "sent_to_person" | "delivery_receipt" | "alert_event" | "broadcast" | "exposure",
  key: readonly string[],
  before: number | string,
  limit: number,
  age: "at" | "exposed_on" = "at",
): Program<number> {
  const old = yield* all(`select * from ${table} where ${age} < ? order by ${age} limit ?`, before, limit);
  const isRow = key.map((column) => `${column} = ?`).join(" and ");
  yield* together(
    old.map((row) => run(`delete from ${table} where ${isRow}`, ...key.map((column) => row[column] ?? null))),
  );
  return old.length;
}
