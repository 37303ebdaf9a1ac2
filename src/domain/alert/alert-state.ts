import type { AlertSeverity } from "../risk/severity.ts";
import type { AlertOrder } from "./alert-order.ts";

/** Where an item's alert stands. Plain JSON; instants in ms, null = never. An episode runs from raise to clear. */
export interface AlertState {
  /** Number of the latest episode; 0 before the first. */
  readonly episode: number;
  readonly status: "quiet" | "raised" | "acknowledged" | "snoozed";
  /** The latest severity that said something (`unknown` does not). */
  readonly severity: AlertSeverity;
  /** The worst severity of the episode. */
  readonly peak_severity: AlertSeverity;
  readonly raised_at: number | null;
  readonly changed_at: number | null;
  readonly cleared_at: number | null;
  /** The latest transition that asked for a message. */
  readonly last_notified_at: number | null;
  readonly snoozed_until: number | null;
  /** The latest answer of a person in this episode; absent before the first. */
  readonly answered_at?: number;
  /** Who sees to it in this episode; absent where nobody was named. */
  readonly assigned_to?: string;
  /** What was on order when it was raised, that answers nothing; absent where it was raised before this was kept. */
  readonly known_orders?: readonly string[];
  /** The purchase that answers it; absent before. */
  readonly order?: AlertOrder;
}

/** Nothing has ever happened. */
export const QUIET_ALERT: AlertState = {
  episode: 0,
  status: "quiet",
  severity: "none",
  peak_severity: "none",
  raised_at: null,
  changed_at: null,
  cleared_at: null,
  last_notified_at: null,
  snoozed_until: null,
};
