import { DAY_MS } from "../calendar/day.ts";

/** How far the order of a choice has come. */
export interface OrderProgress {
  /** Makes the order's record; null where nothing is known of it. */
  readonly effect: { readonly state: "waiting" | "held" | "done" | "dead" | "replaced" } | null;
  /** Whether a record of the form bears the order's number. */
  readonly is_seen: boolean;
  /** Whether its place was assessed with that record since. */
  readonly is_counted: boolean;
  /** Instant in ms. */
  readonly chosen_at: number;
}

/** So long an order that has not come back as a record counts as under way: a push or a poll brings it well before (ms). */
export const RETURN_MS = DAY_MS;

/**
 * Whether an order is still on its way into the stock on order that plans know of, so that its lines must not be ordered
 * again: it has not reached the platform, nobody has read its record yet, or its place was not assessed since. One that
 * was given up, or whose record was not found, may be there all the same, so it counts as well; a day later the plan
 * knows better than we do.
 */
export function isUnderWay({ effect, is_seen, is_counted, chosen_at }: OrderProgress, now: number): boolean {
  if (is_counted) return false;
  return is_seen || effect?.state === "waiting" || effect?.state === "held" || now - chosen_at < RETURN_MS;
}

/** Whether an order, however old, still is what somebody has to know of: under way, or given up and never seen. */
export function isOpenOrder({ effect, is_seen, is_counted }: Omit<OrderProgress, "chosen_at">): boolean {
  if (is_counted) return false;
  return is_seen || effect?.state === "waiting" || effect?.state === "held" || effect?.state === "dead";
}
