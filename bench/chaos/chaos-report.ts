import type { StoreName } from "./chaos-store.ts";

/** Something that must not be, with what shows it. */
export interface Violation {
  readonly rule: "state_differs" | "written_differs" | "done_twice" | "lost" | "waits_for_ever" | "gave_up";
  readonly detail: unknown;
}

/** How often something happened, by its name. */
export type Counts = Readonly<Record<string, number>>;

/** What was held against what at the end. */
export interface Checked {
  /** Subjects whose risk was compared. */
  readonly subjects: number;
  /** Records on the platform that effects made, each under its own key. */
  readonly created_records: number;
  /** Messages that the gateway took. */
  readonly messages: number;
  /** Effects by the state in which they ended. */
  readonly effects: Counts;
  /** Effects that ended without being done, by kind and reason. */
  readonly given_up: Counts;
}

/** What came of a run. */
export interface ChaosReport {
  readonly seed: number;
  readonly store: StoreName;
  readonly events: number;
  readonly items: number;
  readonly seconds: number;
  readonly events_per_second: number;
  /** Where the seconds went. */
  readonly seconds_by_part: Counts;
  /** How often each kind of fault, death and weather was ordered. */
  readonly faults: Counts;
  /** Faults of pushes and calls that met no request before the weather cleared. */
  readonly faults_unused: number;
  /** What the gateway did wrong, by kind. */
  readonly message_mishaps: Counts;
  readonly restarts: number;
  /** How often the add-on ended by itself. */
  readonly crashes: number;
  readonly checked: Checked;
  readonly violations: number;
  readonly first_violations: readonly Violation[];
}

/** Counts by name, in the order of the names. */
export function sortedCounts(counts: ReadonlyMap<string, number>): Counts {
  return Object.fromEntries([...counts].sort(([one], [other]) => (one < other ? -1 : 1)));
}
