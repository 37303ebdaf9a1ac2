import type { Day } from "../calendar/day.ts";
import type { AlertSeverity } from "../risk/severity.ts";

/** What was known, expected and planned on a day of a shortage; kept once a day while it stands. */
export interface EventSnapshot {
  readonly day: Day;
  /** Instant in ms. */
  readonly at: number;
  readonly severity: AlertSeverity;
  /** Null where there is no stock record. */
  readonly on_hand: number | null;
  /** Units that the stock form keeps for something, beyond what open sales lines account for. */
  readonly reserved: number;
  /** Null while demand is not known. */
  readonly forecast: {
    /** Last day of the forecast, which begins on the snapshot's day. */
    readonly through: Day;
    readonly mean: number;
    readonly p95: number;
  } | null;
  /** Null where nothing was to be ordered. */
  readonly plan: {
    readonly order_by: Day;
    readonly suggested_quantity: number;
    /** Minimum stock on the form, null where there is none. */
    readonly level_in_force: number | null;
    readonly reorder_point: number;
  } | null;
}
