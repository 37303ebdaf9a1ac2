import type { MessagePurpose } from "./consent-entry.ts";

/** So many messages of one purpose to one person within a length of time, over all channels. */
export interface SendingCap {
  readonly most: number;
  readonly within_ms: number;
}

/** A message that one person was sent. */
export interface PastSending {
  readonly purpose: MessagePurpose;
  /** Instant in ms. */
  readonly at: number;
}

/** The first instant (ms) from now on at which one more message keeps to every cap. */
export function withinCaps(caps: readonly SendingCap[], sent: readonly PastSending[], now: number): number {
  const newest_first = sent.map(({ at }) => at).sort((a, b) => b - a);
  // The one that has to leave the window before another may come in.
  const free_at = caps.map(({ most, within_ms }) => (newest_first[most - 1] ?? -Infinity) + within_ms);
  return Math.max(now, ...free_at);
}
