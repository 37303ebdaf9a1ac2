import type { TableName } from "../../../contracts/rows.ts";
import type { ChangeOutcome, RecordChange } from "../../../ports/records.ts";
import { canonicalText } from "../canonical-text.ts";
import { changeOutcome, type KeptState } from "../change-outcome.ts";
import { type NumberedRow, rowChanges } from "../row-changes.ts";
import { watchTouches } from "../touched-places.ts";
import { finishEntry } from "./inbox.ts";
import { createMarks, type Marks } from "./marks.ts";
import { refreshDeliveries } from "./past-deliveries.ts";
import { firstAs, type Program, run, together } from "./program.ts";
import { changeRows, keptRows, type RowSource } from "./rows.ts";
import { createSqlTouchLookup } from "./touch-lookup.ts";

/** A kept record with its rows. */
interface Known extends KeptState {
  readonly rows: readonly NumberedRow[];
}

/** One change with all that is decided about it. */
interface Step {
  readonly change: RecordChange;
  readonly content: string;
  readonly known: Known | null;
}

/** Applies changes one after the other. What they all begin from and what they all end with travels together. */
export function* applyChanges(changes: readonly RecordChange[], decided: boolean): Program<readonly ChangeOutcome[]> {
  const records = yield* knownRecords(changes);
  const marks = createMarks();
  const outcomes: ChangeOutcome[] = [];
  for (const change of changes) {
    const known = records.get(keyOf(change)) ?? null;
    const content = canonicalText(change.values);
    const outcome = changeOutcome(known, { ...change, content }, decided);
    outcomes.push(outcome);
    if (!isKept(outcome, change, known)) continue;
    // The same content at a later version: only the version moves on.
    const kept = outcome === "same" ? { ...change, touches: [] } : change;
    yield* replace({ change: kept, content, known }, marks);
    records.set(keyOf(change), stateAfter(change, content));
  }
  yield* together([marks.write(), finishAll(changes, outcomes)]);
  return outcomes;
}

function isKept(outcome: ChangeOutcome, change: RecordChange, known: Known | null): boolean {
  return outcome === "applied" || (outcome === "same" && known !== null && known.version < change.version);
}

function* knownRecords(changes: readonly RecordChange[]): Program<Map<string, Known>> {
  const sources = new Map(changes.map((change) => [keyOf(change), change]));
  const known = yield* together([...sources.values()].map(findKnown));
  return new Map(
    [...sources.keys()].flatMap((key, index) => {
      const found = known[index];
      return found === null || found === undefined ? [] : [[key, found] as const];
    }),
  );
}

function* findKnown(source: RowSource): Program<Known | null> {
  const { installation_id, form, record_id } = source;
  const found = yield* firstAs(
    (row) => ({
      version: Number(row["version"]),
      removed: row["removed"] === 1,
      content: String(row["content"]),
      // Written by `saveRecord` below.
      tables: JSON.parse(String(row["row_tables"])) as readonly TableName[],
    }),
    `select version, removed, content, row_tables from record
     where installation_id = ? and form = ? and record_id = ?`,
    installation_id,
    form,
    record_id,
  );
  return found === null ? null : { ...found, rows: yield* keptRows(source, found.tables) };
}

function* replace({ change, content, known }: Step, marks: Marks): Program<void> {
  const { installation_id, touches, seen_at } = change;
  const lookup = createSqlTouchLookup(installation_id, marks);
  const changes = rowChanges(known?.rows ?? [], change.rows);
  const touched = yield* watchTouches(lookup, changes, touches);
  yield* together([saveRecord(change, content), changeRows(change, changes)]);
  yield* refreshDeliveries(installation_id, changes);
  for (const place of yield* touched()) marks.add({ installation_id, ...place }, seen_at);
}

function stateAfter({ version, removed, rows }: RecordChange, content: string): Known {
  return { version, removed, content, rows: rows.map((row, line_no) => ({ line_no, row })) };
}

function* finishAll(changes: readonly RecordChange[], outcomes: readonly ChangeOutcome[]): Program<void> {
  yield* together(
    changes.flatMap(({ installation_id, inbox_id }, index) => {
      return inbox_id === null || outcomes[index] === "disputed"
        ? []
        : [finishEntry({ installation_id, id: inbox_id })];
    }),
  );
}

function saveRecord(
  { installation_id, form, record_id, version, removed, rows }: RecordChange,
  content: string,
): Program<number> {
  return run(
    `insert into record (installation_id, form, record_id, version, removed, content, row_tables)
     values (?, ?, ?, ?, ?, ?, ?)
     on conflict (installation_id, form, record_id) do update set version = excluded.version,
       removed = excluded.removed, content = excluded.content, row_tables = excluded.row_tables`,
    installation_id,
    form,
    record_id,
    version,
    removed ? 1 : 0,
    content,
    JSON.stringify([...new Set(rows.map(({ table }) => table))]),
  );
}

function keyOf({ installation_id, form, record_id }: RowSource): string {
  return JSON.stringify([installation_id, form, record_id]);
}
