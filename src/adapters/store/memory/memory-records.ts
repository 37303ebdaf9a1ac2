import type { FormName } from "../../../contracts/form.ts";
import type { FoundRecord } from "../../../ports/customer-data.ts";
import type { ChangeOutcome, KeptRecord, RecordChange, Records } from "../../../ports/records.ts";
import { canonicalText } from "../canonical-text.ts";
import { changeOutcome } from "../change-outcome.ts";
import { createMarkOnce, type MarkSubject } from "../mark-once.ts";
import { rowChanges } from "../row-changes.ts";
import { type RuleStates, ruleStates } from "../rule-states.ts";
import { type Program, runAtOnce } from "../sql/program.ts";
import { type TouchLookup, watchTouches } from "../touched-places.ts";
import { compareText } from "./compare-text.ts";
import type { MemoryDirtySubjects } from "./memory-dirty-subjects.ts";
import type { MemoryRows } from "./memory-rows.ts";

/** What records need of the other parts. */
interface RecordsParts {
  readonly rows: MemoryRows;
  readonly dirty: MemoryDirtySubjects;
  lookup(installation_id: string): TouchLookup;
  finishEntry(inbox_id: number): void;
  keepRuleStates(installation_id: string, states: RuleStates): void;
}

/** The records with what other parts need of them. */
export interface MemoryRecords {
  readonly records: Records;
  /** Records of all forms that are not removed. */
  all(installation_id: string): readonly FoundRecord[];
  forget(installation_id: string): void;
}

interface Kept extends KeptRecord {
  readonly installation_id: string;
  readonly form: FormName;
  readonly content: string;
}

/** The newest state of every record, gone with the process. */
export function createMemoryRecords({ rows, dirty, lookup, ...others }: RecordsParts): MemoryRecords {
  const kept = new Map<string, Kept>();

  function apply(change: RecordChange, decided: boolean, mark: MarkSubject): ChangeOutcome {
    const known = kept.get(keyOf(change)) ?? null;
    const content = canonicalText(change.values);
    const outcome = changeOutcome(known, { ...change, content }, decided);
    if (outcome === "applied") replace(change, content, mark);
    // The same content at a later version: only the version moves on.
    if (outcome === "same" && known !== null && known.version < change.version) {
      replace({ ...change, touches: [] }, content, mark);
    }
    if (outcome !== "disputed" && change.inbox_id !== null) others.finishEntry(change.inbox_id);
    return outcome;
  }

  function replace(change: RecordChange, content: string, mark: MarkSubject): void {
    const { installation_id, form, record_id, version, removed, touches, seen_at } = change;
    const before = rows.ofRecord(change).map((row, line_no) => ({ line_no, row }));
    const changes = rowChanges(before, change.rows);
    const touched = atOnce(watchTouches(lookup(installation_id), changes, touches));
    const known = kept.get(keyOf(change));
    const states = ruleStates(change, known === undefined ? null : { version: known.version, rows: before }, changes);
    if (states !== null) others.keepRuleStates(installation_id, states);
    const values = structuredClone(change.values);
    kept.set(keyOf(change), { installation_id, form, record_id, version, removed, values, content });
    rows.replace({ installation_id, form, record_id }, version, change.rows);
    for (const place of atOnce(touched())) mark({ installation_id, ...place }, seen_at);
  }

  const present = (installation_id: string, form: FormName) =>
    [...kept.values()]
      .filter((record) => record.installation_id === installation_id && record.form === form && !record.removed)
      .sort((a, b) => compareText(a.record_id, b.record_id));

  const records: Records = {
    apply: async (changes, options) => {
      const mark = createMarkOnce(dirty.mark);
      return changes.map((change) => apply(change, options?.decided === true, mark));
    },
    get: async (installation_id, form, record_id) => {
      const found = kept.get(keyOf({ installation_id, form, record_id }));
      return found === undefined ? null : keptRecord(found);
    },
    versions: async (installation_id, form) =>
      new Map(present(installation_id, form).map(({ record_id, version }) => [record_id, version])),
    list: async (installation_id, form) => present(installation_id, form).map(keptRecord),
    withValue: async (installation_id, form, { field, value }) =>
      present(installation_id, form)
        .filter(({ values }) => values[field] === value)
        .map(keptRecord),
    count: async (installation_id, form) => present(installation_id, form).length,
  };

  return {
    records,
    all: (installation_id) =>
      [...kept.values()]
        .filter((record) => record.installation_id === installation_id && !record.removed)
        .map(({ form, record_id, version, values }) => ({ form, record_id, version, values: structuredClone(values) })),
    forget: (installation_id) => {
      rows.forget(installation_id);
      for (const [key, record] of kept) if (record.installation_id === installation_id) kept.delete(key);
    },
  };
}

/** Runs a program whose answers all lie in memory. */
function atOnce<T>(program: Program<T>): T {
  return runAtOnce(program, ({ text }) => {
    throw new Error(`no database to ask: ${text}`);
  });
}

function keyOf({ installation_id, form, record_id }: Pick<Kept, "installation_id" | "form" | "record_id">): string {
  return JSON.stringify([installation_id, form, record_id]);
}

function keptRecord({ record_id, version, removed, values }: Kept): KeptRecord {
  return { record_id, version, removed, values: structuredClone(values) };
}
