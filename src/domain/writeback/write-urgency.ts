import type { AlertSeverity } from "../risk/severity.ts";

/** What decides how soon a write goes out. */
export interface UrgentChange {
  readonly severity: AlertSeverity;
  /** The alert was raised or got worse: somebody may be told by this very write. */
  readonly is_raised: boolean;
  /** Money; null where it is not known. */
  readonly expected_loss: number | null;
}

const ORDER: readonly AlertSeverity[] = ["out", "critical", "high", "watch", "none", "unknown"];
/** Steps of loss within a level: ten to each power of ten, up to ten milliards. */
const LOSSES = 100;
/** What is raised comes before all that is not. */
const NOT_RAISED = ORDER.length * LOSSES;

/** How urgent a write is, lower first: raised before not raised, then by severity, then by expected loss. */
export function writeUrgency({ severity, is_raised, expected_loss }: UrgentChange): number {
  const loss = Math.floor(10 * Math.log10(1 + Math.max(0, expected_loss ?? 0)));
  return (is_raised ? 0 : NOT_RAISED) + ORDER.indexOf(severity) * LOSSES + LOSSES - 1 - Math.min(LOSSES - 1, loss);
}

/** Whether a write of this urgency tells of a raised severity. */
export function isRaisedUrgency(urgency: number): boolean {
  return urgency < NOT_RAISED;
}
