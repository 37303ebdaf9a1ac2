import type { TableName } from "../../../contracts/rows.ts";
import type { Subject } from "../../../contracts/subject.ts";
import type { ChangeOutcome, RecordChange } from "../../../ports/records.ts";
import { rowChanges } from "../row-changes.ts";
import { ruleStates } from "../rule-states.ts";
import { watchTouches } from "../touched-places.ts";
import { type ChangeStep, type KnownRecord, planChanges, recordKey } from "./change-steps.ts";
import { finishEntries } from "./inbox.ts";
import { independentSteps } from "./independent-steps.ts";
import { createMarks, type Marks } from "./marks.ts";
import { refreshDeliveries } from "./past-deliveries.ts";
import { exists, firstAs, type Program, run, together } from "./program.ts";
import { changeRows, keptRows, type RowSource } from "./rows.ts";
import { keepRuleStates } from "./rule-versions.ts";
import { createSqlTouchLookup } from "./touch-lookup.ts";

/**
 * Applies changes one after the other. What they all begin from and what they all end with travels together, and so do
 * changes that have nothing to do with each other.
 */
export function* applyChanges(changes: readonly RecordChange[], decided: boolean): Program<readonly ChangeOutcome[]> {
  const [records, withBom] = yield* together([knownRecords(changes), installationsWithBom(changes)]);
  const marks = createMarks();
  const { outcomes, steps } = planChanges(changes, records, decided);
  for (const wave of independentSteps(steps)) {
    const touched = yield* together(wave.map((step) => replace(step, marks, withBom.has(step.change.installation_id))));
    // In the order of the changes, whichever of them was done first.
    for (const { subject, at } of touched.flat()) marks.add(subject, at);
  }
  yield* together([marks.write(), finishAll(changes, outcomes)]);
  return outcomes;
}

function* knownRecords(changes: readonly RecordChange[]): Program<Map<string, KnownRecord>> {
  const sources = new Map(changes.map((change) => [recordKey(change), change]));
  const known = yield* together([...sources.values()].map(findKnown));
  return new Map(
    [...sources.keys()].flatMap((key, index) => {
      const found = known[index];
      return found === null || found === undefined ? [] : [[key, found] as const];
    }),
  );
}

/** Installations that have a bill of materials, or get one by these changes. */
function* installationsWithBom(changes: readonly RecordChange[]): Program<ReadonlySet<string>> {
  const ids = [...new Set(changes.map(({ installation_id }) => installation_id))];
  const found = yield* together(
    ids.map((id) => exists("select 1 from bom_line where installation_id = ? limit 1", id)),
  );
  const had = ids.filter((_, index) => found[index] === true);
  const get = changes.filter(({ rows }) => rows.some(({ table }) => table === "bom_line"));
  return new Set([...had, ...get.map(({ installation_id }) => installation_id)]);
}

function* findKnown(source: RowSource): Program<KnownRecord | null> {
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

/** A subject that a change touches, and since when (ms). */
interface Touched {
  readonly subject: Subject;
  readonly at: number;
}

/** Writes what a step ends in; returns what it touches. */
function* replace({ change, content, known }: ChangeStep, marks: Marks, has_bom: boolean): Program<readonly Touched[]> {
  const { installation_id, touches, seen_at } = change;
  const lookup = createSqlTouchLookup(installation_id, marks, has_bom);
  const changes = rowChanges(known?.rows ?? [], change.rows);
  const touched = yield* watchTouches(lookup, changes, touches);
  const states = ruleStates(change, known, changes);
  yield* together([saveRecord(change, content), changeRows(change, changes), keepRuleStates(installation_id, states)]);
  yield* refreshDeliveries(installation_id, changes);
  const places = yield* touched();
  return places.map((place) => ({ subject: { installation_id, ...place }, at: seen_at }));
}

function* finishAll(changes: readonly RecordChange[], outcomes: readonly ChangeOutcome[]): Program<void> {
  const finished = changes.flatMap(({ installation_id, inbox_id }, index) => {
    return inbox_id === null || outcomes[index] === "disputed" ? [] : [{ installation_id, id: inbox_id }];
  });
  yield* finishEntries(finished);
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
