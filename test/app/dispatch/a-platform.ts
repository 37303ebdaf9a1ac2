import type { FieldValues, FormBinding } from "../../../src/contracts/form.ts";
import { PlatformCallError, type PlatformFailure } from "../../../src/ports/platform.ts";
import { PROBLEM } from "../../store/store-builders.ts";

/** One call the platform was asked for, in few words. */
export interface AskedCall {
  readonly kind: "create" | "update" | "batch";
  readonly record_ids: readonly string[];
  readonly start_trigger: boolean;
}

/** What becomes of a call: it fails before or after it was applied. */
interface Failing {
  readonly failure: PlatformFailure;
  readonly isApplied?: boolean;
}

/**
 * A platform in memory that keeps what it is given. `fail` says what becomes of the next calls, `gone` which records
 * are not there, `hang` lets calls wait until `release`.
 */
export function aPlatform() {
  const records = new Map<string, FieldValues>();
  const asked: AskedCall[] = [];
  const failing: Failing[] = [];
  const gone = new Set<string>();
  let gate: { readonly open: Promise<void>; readonly release: () => void } | null = null;
  let creations = 0;

  async function perform<T>(call: AskedCall, apply: () => T): Promise<T> {
    asked.push(call);
    const next = failing.shift();
    await gate?.open;
    if (next !== undefined && next.isApplied !== true) throw new PlatformCallError(next.failure, PROBLEM);
    const result = apply();
    if (next !== undefined) throw new PlatformCallError(next.failure, PROBLEM);
    return result;
  }

  const set = (record_id: string, values: FieldValues) => {
    if (gone.has(record_id)) throw new PlatformCallError("gone", PROBLEM);
    records.set(record_id, { ...records.get(record_id), ...values });
  };

  return {
    records,
    asked,
    gone,
    creations: () => creations,
    fail: (...next: readonly (Failing | PlatformFailure)[]) =>
      void failing.push(...next.map((one) => (typeof one === "string" ? { failure: one } : one))),
    hang: () => {
      let release: () => void = () => undefined;
      const open = new Promise<void>((resolve) => (release = resolve));
      gate = { open, release };
    },
    release: () => {
      gate?.release();
      gate = null;
    },
    createRecord: (_binding: FormBinding, values: FieldValues, options: { readonly start_trigger: boolean }) =>
      perform({ kind: "create", record_ids: [], start_trigger: options.start_trigger }, () => {
        creations += 1;
        records.set(`record-${creations}`, values);
        return `record-${creations}`;
      }),
    updateRecord: (
      _binding: FormBinding,
      record_id: string,
      values: FieldValues,
      { start_trigger }: { readonly start_trigger: boolean },
    ) => perform({ kind: "update", record_ids: [record_id], start_trigger }, () => set(record_id, values)),
    updateRecords: (_binding: FormBinding, record_ids: readonly string[], values: FieldValues) =>
      perform({ kind: "batch", record_ids, start_trigger: false }, () => {
        const there = record_ids.filter((record_id) => !gone.has(record_id));
        for (const record_id of there) set(record_id, values);
        return there.length;
      }),
    findRecord: (_binding: FormBinding, field: string, value: string) =>
      Promise.resolve([...records].find(([, values]) => values[field] === value)?.[0] ?? null),
    readRecord: (_binding: FormBinding, record_id: string) => {
      const values = records.get(record_id);
      return Promise.resolve(values === undefined ? null : { record_id, version: 1, values, problems: [] });
    },
  };
}
