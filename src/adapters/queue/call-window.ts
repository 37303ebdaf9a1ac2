/** Starts of a company's calls in the last moments, by endpoint (instants in ms, ascending). */
export type CallStarts = Readonly<Record<string, readonly number[]>>;

/** Calls of one endpoint that want to start, with the platform's limit of that endpoint. */
export interface CallWish {
  readonly endpoint: string;
  readonly count: number;
  readonly per_second: number;
}

/** What a company's calls must keep to. */
export interface CallLimits {
  /** Starts in any stretch of `window_ms`, over all endpoints. */
  readonly company: number;
  readonly window_ms: number;
}

/** How many of each wish may start now, and the starts that will then have been made. */
export interface CallGrant {
  readonly granted: readonly number[];
  readonly starts: CallStarts;
  /** Until one more may start (ms); 0 where every wish was granted in full. */
  readonly wait_ms: number;
}

/** A strict sliding window over a company and each of its endpoints. Wishes are served in the order given. */
export function grantCalls(known: CallStarts, wishes: readonly CallWish[], now: number, limits: CallLimits): CallGrant {
  const starts: Record<string, readonly number[]> = {};
  for (const [endpoint, times] of Object.entries(known)) {
    // Instants ahead of the clock come from one that was set back since: they count from now.
    const recent = times.map((time) => Math.min(time, now)).filter((time) => time > now - limits.window_ms);
    if (recent.length > 0) starts[endpoint] = recent;
  }
  const granted = wishes.map(({ endpoint, count, per_second }) => {
    const mine = starts[endpoint] ?? [];
    const room = Math.min(count, per_second - mine.length, limits.company - total(starts));
    const taken = Math.max(0, room);
    if (taken > 0) starts[endpoint] = [...mine, ...Array.from({ length: taken }, () => now)];
    return taken;
  });
  const left = wishes.filter(({ count }, index) => count > (granted[index] ?? 0));
  const waits = left.map((wish) => waitFor(wish, starts, now, limits));
  return { granted, starts, wait_ms: left.length === 0 ? 0 : Math.max(1, Math.min(...waits)) };
}

function total(starts: CallStarts): number {
  return Object.values(starts).reduce((sum, times) => sum + times.length, 0);
}

function waitFor({ endpoint, per_second }: CallWish, starts: CallStarts, now: number, limits: CallLimits): number {
  const { company, window_ms } = limits;
  const all = Object.values(starts).flat();
  return Math.max(waitIn(starts[endpoint] ?? [], per_second), waitIn(all, company));

  /** Until the oldest of the last `limit` starts has left the window. */
  function waitIn(times: readonly number[], limit: number): number {
    const oldest = times.toSorted((one, other) => one - other).at(-limit);
    return oldest === undefined || times.length < limit ? 0 : oldest + window_ms - now;
  }
}
