import type { FieldValues, FormName } from "../contracts/form.ts";
import type { CanonicalRow } from "../contracts/rows.ts";
import type { Touch } from "../contracts/subject.ts";

/** The newest known state of one record, ready to replace what is kept of it. */
export interface RecordChange {
  readonly installation_id: string;
  readonly form: FormName;
  readonly record_id: string;
  /** The platform's own time of this state in ms: updateTime, or deleteTime of a removal. */
  readonly version: number;
  readonly removed: boolean;
  /** Canonical values; empty for a removal. */
  readonly values: FieldValues;
  /** What the record says, laid flat; empty for a removal. */
  readonly rows: readonly CanonicalRow[];
  /** Subjects whose assessment this change puts in doubt, beside those of the rows it replaces. */
  readonly touches: readonly Touch[];
  /** Instant in ms at which the add-on learned of this state. */
  readonly seen_at: number;
  /** The inbox entry that is worked off by this change. */
  readonly inbox_id: number | null;
}

/**
 * What became of a change. `stale`: a newer state is kept already. `same`: nothing differs. `disputed`: the same
 * version with other content, so the platform must be asked; the inbox entry stays waiting.
 */
export type ChangeOutcome = "applied" | "stale" | "same" | "disputed";

/** A kept record. */
export interface KeptRecord {
  readonly record_id: string;
  readonly version: number;
  readonly removed: boolean;
  readonly values: FieldValues;
}

/** The newest state of every record, the rows made from it, and the set of subjects to assess again. */
export interface Records {
  /**
   * Applies changes in order in one transaction: keeps the newer state (a removal leaves a tombstone), replaces the
   * record's rows, marks touched subjects dirty (those of the old rows and of the new), finishes the inbox entries.
   * Versions decide, never the order of arrival. `decided` overrules a dispute: the given content is the platform's own
   * answer and wins against an equal version.
   *
   * Dirty is every subject whose facts may differ afterwards: where a row lies (rows without a location at the item's
   * first stock record), both ends where another stock record becomes the first, all subjects of an item row's item and
   * of a supplier row's items, and all items of a supplier whose past deliveries change.
   */
  apply(changes: readonly RecordChange[], options?: { readonly decided?: boolean }): Promise<readonly ChangeOutcome[]>;
  get(installation_id: string, form: FormName, record_id: string): Promise<KeptRecord | null>;
  /** Ids and versions of all kept records that are not removed, in order of id. */
  versions(installation_id: string, form: FormName): Promise<ReadonlyMap<string, number>>;
  /** Records of a form that are not removed, in order of id. */
  list(installation_id: string, form: FormName): Promise<readonly KeptRecord[]>;
  /** Of them, those one of whose fields is a text. */
  withValue(
    installation_id: string,
    form: FormName,
    wanted: { readonly field: string; readonly value: string },
  ): Promise<readonly KeptRecord[]>;
  count(installation_id: string, form: FormName): Promise<number>;
}
