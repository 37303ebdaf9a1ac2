import { performance } from "node:perf_hooks";
import { setTimeout } from "node:timers/promises";

/** Time as the client needs it: a reading in milliseconds that moves forward, and a way to wait. */
export interface Clock {
  now(): number;
  sleep(ms: number): Promise<void>;
}

/** The machine's monotonic clock; steps of the wall clock do not touch it. */
export const systemClock: Clock = {
  now: () => performance.now(),
  sleep: (ms) => setTimeout(ms),
};
