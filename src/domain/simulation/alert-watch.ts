import { DAY_MS } from "../calendar/day.ts";
import { stepAlert } from "../alert/alert-episode.ts";
import type { AlertPolicy } from "../alert/alert-episode.ts";
import { QUIET_ALERT } from "../alert/alert-state.ts";
import type { AlertSeverity } from "../risk/severity.ts";

/** One item's alerts, evening by evening. */
export interface AlertWatch {
  /** Takes in the severity of the next evening; true where it raises an alert. */
  see(severity: AlertSeverity): boolean;
  /** Whether an alert stands after the latest evening. */
  isStanding(): boolean;
  raised(): number;
}

/** Steps an item's alerts as those of the shop are stepped; an alert that stands counts once. */
export function createAlertWatch(policy: AlertPolicy): AlertWatch {
  let alert = QUIET_ALERT;
  let evening = 0;
  let raised = 0;
  return {
    see(severity) {
      const { next, transition } = stepAlert(alert, { severity, at: evening * DAY_MS }, policy);
      alert = next;
      evening++;
      if (transition === "raised") raised++;
      return transition === "raised";
    },
    isStanding: () => alert.status !== "quiet",
    raised: () => raised,
  };
}
