import { setTimeout } from "node:timers/promises";

/** Whether this process goes on, and rests that end with it. */
export interface ProcessState {
  isStopping(): boolean;
  /** A rest (ms) that keeps no process alive and ends when the program does. */
  pause(ms: number): Promise<void>;
  /** From now on nothing new is begun, and rests are over. */
  beginStop(): void;
}

/** The state of a process that has just begun. */
export function createProcessState(): ProcessState {
  const stopping = new AbortController();
  return {
    isStopping: () => stopping.signal.aborted,
    pause: (ms) => setTimeout(ms, undefined, { ref: false, signal: stopping.signal }).catch(() => undefined),
    beginStop: () => stopping.abort(),
  };
}
