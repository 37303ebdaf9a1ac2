import { DAY_MS } from "../../domain/calendar/day.ts";
import type { KeptBroadcast } from "../../ports/broadcasts.ts";

/** After this long nobody confirms any more. */
const ASKED_FOR_MS = 7 * DAY_MS;
const FIRST_PAUSE_MS = 600_000;
const LONGEST_PAUSE_MS = 6 * 3_600_000;

/**
 * When a broadcast is asked about again after having been asked about just now: ten minutes after it was taken, then after
 * pauses twice as long each, six hours at most, and for the last time after seven days. Null once that is over.
 */
export function nextAsk({ at, asks }: Pick<KeptBroadcast, "at" | "asks">, now: number): number | null {
  const end = at + ASKED_FOR_MS;
  if (now >= end) return null;
  return Math.min(now + Math.min(FIRST_PAUSE_MS * 2 ** (asks + 1), LONGEST_PAUSE_MS), end);
}

/**
 * When a broadcast whose turn it was is asked about, where its channel failed for another one just before: after the pause
 * that it has waited already, for it was not asked. One whose week is over still gets its last turn.
 */
export function putOffAsk({ at, asks }: Pick<KeptBroadcast, "at" | "asks">, now: number): number {
  return nextAsk({ at, asks: asks - 1 }, now) ?? now + FIRST_PAUSE_MS;
}

/** A broadcast that a channel has taken just now. */
export function newBroadcast(taken: Pick<KeptBroadcast, "msgid" | "channel" | "at">): KeptBroadcast {
  return { ...taken, asks: 0, next_at: taken.at + FIRST_PAUSE_MS, counts: null, is_cancelled: false };
}
