/** Counts starts so that no stretch of `lengthMs` holds more than `limit` of them. */
export interface SlidingWindow {
  /** Milliseconds until one more may start; 0 means now. */
  waitMs(now: number): number;
  start(now: number): void;
}

/** A strict sliding window: it remembers the last `limit` starts and lets the oldest fall out first. */
export function createSlidingWindow(limit: number, lengthMs: number): SlidingWindow {
  const starts: number[] = [];
  return {
    waitMs(now) {
      // A clock that stepped back would otherwise hold everyone up for as long as the step.
      if (now < (starts.at(-1) ?? now)) starts.fill(now);
      const oldest = starts.length < limit ? undefined : starts[0];
      return oldest === undefined ? 0 : Math.max(0, oldest + lengthMs - now);
    },
    start(now) {
      starts.push(now);
      if (starts.length > limit) starts.shift();
    },
  };
}
