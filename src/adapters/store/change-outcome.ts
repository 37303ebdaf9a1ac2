import type { ChangeOutcome, RecordChange } from "../../ports/records.ts";

/** What is compared of a kept record. */
export interface KeptState {
  readonly version: number;
  readonly removed: boolean;
  /** Canonical text of its values. */
  readonly content: string;
}

/** What becomes of a change beside the state kept so far: versions decide, never the order of arrival. */
export function changeOutcome(
  kept: KeptState | null,
  change: Pick<RecordChange, "version" | "removed"> & { readonly content: string },
  decided: boolean,
): ChangeOutcome {
  // A removal of what was never seen is kept as well: its creation may arrive late.
  if (kept === null) return "applied";
  if (change.version < kept.version) return "stale";
  if (kept.content === change.content && kept.removed === change.removed) return "same";
  return change.version === kept.version && !decided ? "disputed" : "applied";
}
