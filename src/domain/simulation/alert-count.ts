import { stepAlert } from "../alert/alert-episode.ts";
import type { AlertPolicy } from "../alert/alert-episode.ts";
import { QUIET_ALERT } from "../alert/alert-state.ts";
import type { AlertSeverity } from "../risk/severity.ts";

/** Counts how often an item enters an alert. */
export interface AlertCount {
  /** Takes in the severity of the next evening. */
  see(severity: AlertSeverity): void;
  raised(): number;
}

const DAY_MS = 86_400_000;

/** One item's alerts, stepped evening by evening as the alerts of the shop are; an alert that stands counts once. */
export function createAlertCount(policy: AlertPolicy): AlertCount {
  let alert = QUIET_ALERT;
  let evening = 0;
  let raised = 0;
  return {
    see(severity) {
      const { next, transition } = stepAlert(alert, { severity, at: evening * DAY_MS }, policy);
      alert = next;
      evening++;
      if (transition === "raised") raised++;
    },
    raised: () => raised,
  };
}
