/** Counts passes in the last second. */
export interface SlidingWindow {
  isFull(now: number): boolean;
  note(now: number): void;
}

const WINDOW_MS = 1000;

/** A ring of the last `rate` passes: full while the oldest of them is younger than the window. */
export function createSlidingWindow(rate: number): SlidingWindow {
  const passes = new Float64Array(rate).fill(-Infinity);
  let oldest = 0;
  return {
    isFull: (now) => now - (passes[oldest] ?? -Infinity) < WINDOW_MS,
    note(now) {
      passes[oldest] = now;
      oldest = (oldest + 1) % rate;
    },
  };
}
