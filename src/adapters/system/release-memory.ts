import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Starting has loaded and compiled by then, and nobody waits for an answer yet (ms). */
const AFTER_START_MS = 5_000;

/**
 * Gives back once what only the start has needed (some 15 MB): a server that rests would keep it, since Node collects
 * when it allocates and a resting one hardly does. Costs one collection of about 30 ms.
 */
export function releaseMemoryAfterStart(): void {
  setTimeout(() => {
    setFlagsFromString("--expose-gc");
    // With the flag set, a new context has the collector as a global function.
    const collect = runInNewContext("gc") as () => void;
    collect();
  }, AFTER_START_MS).unref();
}
