/** Works that come while an earlier batch is under way, done together in the next one. */
export interface GatheredWork<W> {
  add(work: W): void;
  /** Resolves when nothing waits or is under way. */
  settled(): Promise<void>;
}

interface GatherOptions<W> {
  /** Does a batch; never rejects. */
  run(batch: readonly W[]): Promise<void>;
  /** Batches under way at once. */
  readonly side_by_side: number;
  readonly largest_batch: number;
}

/** Begins a batch at the end of the turn in which its first work came, or when an earlier batch is done. */
export function createGatheredWork<W>({ run, side_by_side, largest_batch }: GatherOptions<W>): GatheredWork<W> {
  const waiting: W[] = [];
  const running = new Set<Promise<void>>();
  let isDue = false;

  function begin(): void {
    isDue = false;
    while (waiting.length > 0 && running.size < side_by_side) {
      const batch = run(waiting.splice(0, largest_batch)).finally(() => {
        running.delete(batch);
        begin();
      });
      running.add(batch);
    }
  }

  return {
    add: (work) => {
      waiting.push(work);
      if (isDue) return;
      isDue = true;
      setImmediate(begin);
    },
    settled: async () => {
      while (isDue || running.size > 0) await (running.size > 0 ? Promise.all(running) : new Promise(setImmediate));
    },
  };
}
