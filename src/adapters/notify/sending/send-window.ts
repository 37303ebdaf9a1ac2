/** Whether a send may go now: it is to be told when it ended, or that it never began. */
export type Turn =
  | { readonly kind: "now"; ended(at: number): void; withdraw(): void }
  | { readonly kind: "later"; readonly wait_ms: number };

/** Keeps sends to one address within its limit; it names a later time instead of sleeping, so that no worker is held. */
export interface SendWindow {
  ask(now: number): Turn;
  /** Lets nothing through for a while, after the other side has complained. */
  block(now: number, block_ms: number): void;
}

/** Promises kept at most; who comes after that is told the same time as the last. */
const MOST_PROMISES = 10_000;

/**
 * A strict sliding window: no stretch of `length_ms` holds more than `limit` sends. A send counts until `length_ms`
 * after its end, because the other side counts arrivals, and one that started early may have arrived late. Those told
 * to wait are told different times, so that a crowd does not come back all at once.
 */
export function createSendWindow(limit: number, length_ms: number): SendWindow {
  let sends: { at: number }[] = [];
  let promises: number[] = [];
  let blocked = { until: -Infinity, length_ms: 0 };

  function refresh(now: number): void {
    // After the clock was set back, what lies in its future counts as just now.
    for (const send of sends) send.at = Math.min(send.at, now);
    sends = sends.filter(({ at }) => at + length_ms > now);
    promises = promises.filter((at) => at > now);
    blocked.until = Math.min(blocked.until, now + blocked.length_ms);
  }

  function go(now: number): Turn {
    const send = { at: now };
    sends.push(send);
    return {
      kind: "now",
      ended(at) {
        send.at = Math.max(send.at, at);
      },
      withdraw() {
        sends = sends.filter((one) => one !== send);
      },
    };
  }

  /** The start that lies `limit` places before decides when the next may be. */
  function nextFree(now: number): number {
    const starts = [...sends.map(({ at }) => at), ...promises].sort((a, b) => a - b);
    return Math.max(now, blocked.until, (starts.at(-limit) ?? -Infinity) + length_ms);
  }

  return {
    ask(now) {
      refresh(now);
      if (sends.length < limit && blocked.until <= now) return go(now);
      const at = nextFree(now);
      if (promises.length < MOST_PROMISES) promises.push(at);
      return { kind: "later", wait_ms: at - now };
    },
    block(now, block_ms) {
      if (now + block_ms > blocked.until) blocked = { until: now + block_ms, length_ms: block_ms };
    },
  };
}
