/** Counts arrivals at one place within a sliding stretch of time. */
export interface FakePace {
  /** Notes an arrival; false where it is one too many. Those too many are not counted. */
  admits(whom: string): boolean;
}

/** Admits at most `limit` arrivals of anybody within `length_ms`. */
export function createFakePace(now: () => number, limit: number, length_ms: number): FakePace {
  const arrivals = new Map<string, number[]>();
  return {
    admits(whom) {
      const recent = (arrivals.get(whom) ?? []).filter((at) => at > now() - length_ms);
      const isAdmitted = recent.length < limit;
      arrivals.set(whom, isAdmitted ? [...recent, now()] : recent);
      return isAdmitted;
    },
  };
}
