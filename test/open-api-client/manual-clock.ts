import type { Clock } from "@jdy/open-api-client";

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** A clock that stands still until it is moved; sleepers wake in the order of their time. */
export interface ManualClock extends Clock {
  /** Moves on by `ms`, waking everyone due on the way. */
  advance(ms: number): Promise<void>;
  /** Moves on from sleeper to sleeper until nobody sleeps; returns how long that took. */
  runOut(): Promise<number>;
  /** Steps the reading without waking anyone, as a corrected wall clock does. */
  step(ms: number): void;
  readonly naps: readonly number[];
}

export function createManualClock(start = 0): ManualClock {
  let now = start;
  const sleepers: Sleeper[] = [];
  const naps: number[] = [];

  const firstDue = () => sleepers.reduce<Sleeper | undefined>((a, b) => (!a || b.at < a.at ? b : a), undefined);

  async function wake(sleeper: Sleeper): Promise<void> {
    sleepers.splice(sleepers.indexOf(sleeper), 1);
    now = Math.max(now, sleeper.at);
    sleeper.wake();
    await settle();
  }

  return {
    naps,
    now: () => now,
    sleep(ms) {
      naps.push(ms);
      return new Promise((resolve) => sleepers.push({ at: now + ms, wake: resolve }));
    },
    step(ms) {
      now += ms;
    },
    async advance(ms) {
      const end = now + ms;
      await settle();
      for (let next = firstDue(); next && next.at <= end; next = firstDue()) await wake(next);
      now = end;
      await settle();
    },
    async runOut() {
      const from = now;
      await settle();
      for (let next = firstDue(); next; next = firstDue()) await wake(next);
      return now - from;
    },
  };
}

/** Lets everything that is ready run: promise callbacks come before the next turn of the event loop. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
