import type { Signal, Signals } from "../../ports/signals.ts";

/** Signals within one process: told at once. */
export function createLocalSignals(): Signals {
  const listeners = new Set<(signal: Signal) => void>();
  return {
    publish: (signal) => {
      for (const listener of listeners) listener(signal);
    },
    subscribe: (listener) => void listeners.add(listener),
    close: () => {
      listeners.clear();
      return Promise.resolve();
    },
  };
}
