/** Told how far a work over many rows has come. */
export type OnCared = (stage: string, done: number, total: number) => void;

/** A table's number of rows and the SHA-256 of their contents in order. */
export interface TableTally {
  readonly table: string;
  readonly rows: number;
  readonly checksum: string;
}

/** Where a store's data lies. */
export type StorePlace = "sqlite" | "postgres";

/** What was found when all of a store was looked through. */
export interface StoreVerdict {
  readonly tallies: readonly TableTally[];
  /** In words for a person; empty where all is well. */
  readonly faults: readonly string[];
}

/** Care of all of a store's data at once. Failures are AddonErrors. */
export interface StoreCare {
  /** The place that is set. */
  readonly place: StorePlace;
  /** Copies everything to the other place, which must be empty or may be replaced, and compares both. */
  copy(
    from: StorePlace,
    to: StorePlace,
    options: { readonly replace: boolean },
    onCared: OnCared,
  ): Promise<readonly TableTally[]>;
  /** Writes one file with everything as it is at one moment, while work goes on; returns where. */
  backup(
    file: string | null,
    onCared: OnCared,
  ): Promise<{ readonly file: string; readonly tallies: readonly TableTally[] }>;
  /** Looks through the store that is set, or through a backup. */
  verify(file: string | null, onCared: OnCared): Promise<StoreVerdict>;
  /** Puts a backup in the place of the store that is set; what it holds is backed up before. */
  restore(
    file: string,
    options: { readonly replace: boolean },
    onCared: OnCared,
  ): Promise<{ readonly tallies: readonly TableTally[]; readonly kept: string | null }>;
}
