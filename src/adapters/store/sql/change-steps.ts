import type { CanonicalRow } from "../../../contracts/rows.ts";
import type { ChangeOutcome, RecordChange } from "../../../ports/records.ts";
import { canonicalText } from "../canonical-text.ts";
import { changeOutcome, type KeptState } from "../change-outcome.ts";
import type { NumberedRow } from "../row-changes.ts";

/** A kept record with its rows. */
export interface KnownRecord extends KeptState {
  readonly rows: readonly NumberedRow[];
}

/** One state that replaces what is kept of a record. */
export interface ChangeStep {
  readonly change: RecordChange;
  readonly content: string;
  readonly known: KnownRecord | null;
}

/** What becomes of each change, and what has to be written for all of them together. */
export interface ChangePlan {
  readonly outcomes: readonly ChangeOutcome[];
  readonly steps: readonly ChangeStep[];
}

/** Decides about changes one after the other. A state that a later one outdoes without anything to be seen in between is not written. */
export function planChanges(
  changes: readonly RecordChange[],
  records: ReadonlyMap<string, KnownRecord>,
  decided: boolean,
): ChangePlan {
  const states = new Map(records);
  const last = new Map<string, ChangeStep>();
  const steps = new Set<ChangeStep>();
  const outcomes = changes.map((change) => {
    const key = recordKey(change);
    const known = states.get(key) ?? null;
    const content = canonicalText(change.values);
    const outcome = changeOutcome(known, { ...change, content }, decided);
    if (!isKept(outcome, change, known)) return outcome;
    // The same content at a later version: only the version moves on.
    const kept = outcome === "same" ? { ...change, touches: [] } : change;
    const before = last.get(key);
    const step =
      before === undefined ? { change: kept, content, known } : after(before, { change: kept, content, known });
    if (before !== undefined && step.known === before.known) steps.delete(before);
    steps.add(step);
    last.set(key, step);
    states.set(key, stateAfter(change, content));
    return outcome;
  });
  return { outcomes, steps: [...steps] };
}

/** A record among all of them. */
export function recordKey({
  installation_id,
  form,
  record_id,
}: Pick<RecordChange, "installation_id" | "form" | "record_id">): string {
  return JSON.stringify([installation_id, form, record_id]);
}

function isKept(outcome: ChangeOutcome, change: RecordChange, known: KeptState | null): boolean {
  return outcome === "applied" || (outcome === "same" && known !== null && known.version < change.version);
}

/** The second of two steps of a record, in the place of both where it speaks of the same places and no earlier. */
function after(first: ChangeStep, second: ChangeStep): ChangeStep {
  const [one, other] = [first.change, second.change];
  // Every state of a rule is kept.
  if ([...one.rows, ...other.rows].some(({ table }) => table === "alert_rule")) return second;
  if (one.seen_at > other.seen_at || placesOf(one.rows) !== placesOf(other.rows)) return second;
  const touches = [...one.touches, ...other.touches];
  return { ...second, change: { ...other, touches, seen_at: one.seen_at }, known: first.known };
}

function placesOf(rows: readonly CanonicalRow[]): string {
  return JSON.stringify(
    rows.map(({ table, row }) => [
      table,
      "item_code" in row && row.item_code,
      "location_code" in row && row.location_code,
      "component_code" in row && [row.parent_code, row.component_code],
    ]),
  );
}

function stateAfter({ version, removed, rows }: RecordChange, content: string): KnownRecord {
  return { version, removed, content, rows: rows.map((row, line_no) => ({ line_no, row })) };
}
