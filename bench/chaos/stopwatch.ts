/** Seconds, part by part. */
export interface Stopwatch {
  /** Ends a part. */
  lap(part: string): void;
  laps(): Readonly<Record<string, number>>;
  total(): number;
}

/** Begins at once. */
export function createStopwatch(): Stopwatch {
  const began_at = performance.now();
  const laps: Record<string, number> = {};
  let last = began_at;
  const seconds = (from: number, to: number) => Math.round((to - from) / 100) / 10;
  return {
    lap(part) {
      const now = performance.now();
      laps[part] = seconds(last, now);
      last = now;
    },
    laps: () => laps,
    total: () => seconds(began_at, performance.now()),
  };
}
