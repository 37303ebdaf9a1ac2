import type { AlertRuleRow } from "../../contracts/rows.ts";
import type { RecordChange } from "../../ports/records.ts";
import type { RuleVersion } from "../../ports/rule-versions.ts";
import type { NumberedRow, RowChanges } from "./row-changes.ts";

/** The states of a rule that a change of its record leaves behind. */
export interface RuleStates {
  /** As it was, to be kept where nothing is kept of it yet; null where there was none. */
  readonly before: RuleVersion | null;
  readonly after: RuleVersion;
}

/** Null where a change is about no rule, or changes nothing of it. */
export function ruleStates(
  { record_id, version, seen_at, rows }: RecordChange,
  known: { readonly version: number; readonly rows: readonly NumberedRow[] } | null,
  { added, removed }: RowChanges,
): RuleStates | null {
  if (![...added, ...removed].some(({ row }) => row.table === "alert_rule")) return null;
  const old = ruleOf(known?.rows ?? []);
  // A state that the platform has overruled never was.
  const isFollowed = known !== null && old !== null && known.version < version;
  return {
    before: isFollowed ? { record_id, version: known.version, at: known.version, rule: old } : null,
    after: { record_id, version, at: seen_at, rule: ruleOf(rows.map((row, line_no) => ({ line_no, row }))) },
  };
}

function ruleOf(rows: readonly NumberedRow[]): AlertRuleRow | null {
  for (const { row } of rows) if (row.table === "alert_rule") return row.row;
  return null;
}
