/**
 * Calls of a company by endpoint, each as the instant (ms) at which it ended; one still under way as the instant, ahead
 * of now, at which it is given up for ended.
 */
export type CallEnds = Readonly<Record<string, readonly number[]>>;

/** Calls of one endpoint that want to start, with the platform's limit of that endpoint. */
export interface CallWish {
  readonly endpoint: string;
  readonly count: number;
  readonly per_second: number;
}

/** What a company's calls must keep to. */
export interface CallLimits {
  /** Calls in any stretch of `window_ms`, over all endpoints. */
  readonly company: number;
  readonly window_ms: number;
  /** A call of which nothing is heard counts as under way this long. */
  readonly longest_ms: number;
}

/** What is asked of a company's window at an instant (ms). */
export interface CallQuestion {
  readonly known: CallEnds;
  /** How many calls of each endpoint have ended since the last question. */
  readonly ended: Readonly<Record<string, number>>;
  /** Served in the order given. */
  readonly wishes: readonly CallWish[];
  readonly now: number;
}

/** How many of each wish may start now, and what is known then. */
export interface CallGrant {
  readonly granted: readonly number[];
  readonly known: CallEnds;
}

/**
 * A strict window over a company and each of its endpoints. The platform counts a call when it arrives, some time between
 * its start and its end; a call therefore holds its place from its start until a whole window after its end, so that no
 * lateness on the way can bring two windows' calls together.
 */
export function grantCalls({ known, ended, wishes, now }: CallQuestion, limits: CallLimits): CallGrant {
  const { company, window_ms, longest_ms } = limits;
  const held: Record<string, readonly number[]> = {};
  for (const [endpoint, times] of Object.entries(known)) {
    const mine = settled(times, ended[endpoint] ?? 0, { now, longest_ms }).filter((time) => time > now - window_ms);
    if (mine.length > 0) held[endpoint] = mine;
  }
  const granted = wishes.map(({ endpoint, count, per_second }) => {
    const mine = held[endpoint] ?? [];
    const taken = Math.max(0, Math.min(count, per_second - mine.length, company - total(held)));
    if (taken > 0) held[endpoint] = [...mine, ...Array.from({ length: taken }, () => now + longest_ms)];
    return taken;
  });
  return { granted, known: held };
}

/** The oldest calls under way end now; an instant too far ahead comes from a clock that was set back since. */
function settled(times: readonly number[], ended: number, at: { now: number; longest_ms: number }): readonly number[] {
  let left = ended;
  return times
    .toSorted((one, other) => one - other)
    .map((time) => {
      if (time <= at.now) return time;
      left -= 1;
      return left >= 0 ? at.now : Math.min(time, at.now + at.longest_ms);
    });
}

function total(held: CallEnds): number {
  return Object.values(held).reduce((sum, times) => sum + times.length, 0);
}
