/** How far the order of a choice has come. */
export interface OrderProgress {
  /** Of the effect that makes its record; null where nothing is known of it. */
  readonly effect_state: "waiting" | "held" | "done" | "dead" | "replaced" | null;
  /** Whether a record of the form bears the order's number. */
  readonly is_seen: boolean;
  /** Instant in ms. */
  readonly chosen_at: number;
}

/** So long an order that has not come back as a record counts as under way: a push or a poll brings it well before (ms). */
export const RETURN_MS = 86_400_000;

/**
 * Whether an order is still on its way into the stock on order, so that its lines must not be ordered again: it has not
 * reached the platform, or nobody has read its record yet. One that was given up may be there all the same, so it counts
 * as well; a day later the plan knows better than we do.
 */
export function isUnderWay({ effect_state, is_seen, chosen_at }: OrderProgress, now: number): boolean {
  if (effect_state === "waiting" || effect_state === "held") return true;
  return !is_seen && now - chosen_at < RETURN_MS;
}
