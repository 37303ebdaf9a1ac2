import type { Problem } from "./problem.ts";

/** How many of the customers of a broadcast there are in each state. */
export interface BroadcastCounts {
  /** The employee has not confirmed yet. */
  readonly waiting: number;
  readonly sent: number;
  /** No contact of the employee any more. */
  readonly lost: number;
  /** Other broadcasts have used up what the customer may get. */
  readonly limited: number;
}

/** What the vendor tells of a broadcast, or why nothing is known. `cancelled`: somebody has called it off. */
export type BroadcastReading =
  | { readonly kind: "known"; readonly counts: BroadcastCounts }
  | { readonly kind: "cancelled" }
  | { readonly kind: "failed"; readonly problem: Problem };

/** What a receipt says while an employee has still to confirm; the only place where these words stand. */
export const WAITS_FOR_EMPLOYEE = "待员工在企业微信中确认后才会发出";
