/** A loop that works while there is work and rests until woken or until its rest is over. */
export interface Worker {
  /** There may be work now. */
  wake(): void;
  /** Lets the step under way end, then stops for good. */
  stop(): Promise<void>;
}

interface WorkerOptions {
  /** Does a share of the work and returns how much there was. */
  step(): Promise<number>;
  /** The longest rest between looks, for work that falls due by time (ms). */
  readonly rest_ms: number;
  onError(error: unknown): void;
}

/** The rest after a step that failed, so that a lasting fault does not spin (ms). */
const REST_AFTER_ERROR_MS = 1_000;

/** Starts a worker at once. Steps never overlap. */
export function startWorker({ step, rest_ms, onError }: WorkerOptions): Worker {
  let stopped = false;
  let woken = false;
  // Read by calls: both may change while a step is awaited.
  const isStopped = () => stopped;
  const isWoken = () => woken;
  let endRest: () => void = () => undefined;

  const rest = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      endRest = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  async function loop(): Promise<void> {
    while (!isStopped()) {
      woken = false;
      const done = await step().catch((error: unknown) => {
        onError(error);
        return null;
      });
      // A wake or a stop may have come while the step ran.
      if (done === null) await rest(REST_AFTER_ERROR_MS);
      else if (done > 0 || isWoken() || isStopped()) await new Promise(setImmediate);
      else await rest(rest_ms);
    }
  }

  const ended = loop();
  return {
    wake: () => {
      woken = true;
      endRest();
    },
    stop: async () => {
      stopped = true;
      endRest();
      await ended;
    },
  };
}
