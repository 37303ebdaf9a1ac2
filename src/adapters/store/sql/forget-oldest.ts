import { all, type Program, run, together } from "./program.ts";

/** Tables that grow old, with the column that tells how old a row is: an instant (ms) or a day. */
const AGED_BY = {
  sent_to_person: "at",
  delivery_receipt: "at",
  alert_event: "at",
  broadcast: "at",
  stockout_event: "at",
  event_snapshot: "at",
  exposure: "exposed_on",
  substitute_offer: "offered_on",
  care_assignment: "assigned_on",
  care_coupon: "reserved_on",
} as const;

/** Forgets the oldest rows of a table that are from before an instant or day, at most `limit`; returns how many. */
export function* forgetOldest(
  table: keyof typeof AGED_BY,
  key: readonly string[],
  before: number | string,
  limit: number,
): Program<number> {
  const age = AGED_BY[table];
  const old = yield* all(`select * from ${table} where ${age} < ? order by ${age} limit ?`, before, limit);
  const isRow = key.map((column) => `${column} = ?`).join(" and ");
  yield* together(
    old.map((row) => run(`delete from ${table} where ${isRow}`, ...key.map((column) => row[column] ?? null))),
  );
  return old.length;
}
