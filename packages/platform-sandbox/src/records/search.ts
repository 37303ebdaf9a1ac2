import { isArray, isObject } from "../json.ts";
import type { Narrowing, StoredRecord } from "../storage/records.ts";

/** A search over whole records, as a person types it. */
export interface Search {
  readonly test?: (record: StoredRecord) => boolean;
  readonly narrowings?: readonly Narrowing[];
}

/** Finds records where any value, rows included, contains the words; letter case does not matter. */
export function searchFor(words: string | undefined): Search {
  const wanted = words?.trim().toLowerCase() ?? "";
  if (wanted === "") return {};
  return { test: (record) => contains(record.values, wanted), narrowings: narrow(wanted) };
}

function contains(value: unknown, wanted: string): boolean {
  if (typeof value === "string") return value.toLowerCase().includes(wanted);
  if (typeof value === "number") return String(value).includes(wanted);
  if (isArray(value)) return value.some((member) => contains(member, wanted));
  return isObject(value) && Object.values(value).some((member) => contains(member, wanted));
}

/** Plain letters and Chinese look the same inside the stored JSON, so SQLite can pass over most rows. */
function narrow(wanted: string): readonly Narrowing[] {
  return /^[\w .\u4e00-\u9fff-]+$/.test(wanted) ? [{ sql: "instr(lower(doc), ?) > 0", params: [wanted] }] : [];
}
