/** Work done side by side, so much at once; what has the same key is done in the order in which it was begun. */
export interface InFlight {
  /** Resolves once there is a place for it and it has been begun or lined up. */
  begin(key: string, work: () => Promise<void>): Promise<void>;
  /** Resolves when nothing is left; rejects with the first failure of any work. */
  settled(): Promise<void>;
}

/** At most `places` works at once. */
export function createInFlight(places: number): InFlight {
  const last = new Map<string, Promise<void>>();
  const underWay = new Set<Promise<void>>();
  const failures: unknown[] = [];

  const check = () => {
    if (failures.length > 0) throw failures[0];
  };

  return {
    async begin(key, work) {
      while (underWay.size >= places) await Promise.race(underWay);
      check();
      const done = (last.get(key) ?? Promise.resolve())
        .then(work)
        .catch((error: unknown) => void failures.push(error))
        .finally(() => {
          underWay.delete(done);
          if (last.get(key) === done) last.delete(key);
        });
      last.set(key, done);
      underWay.add(done);
    },
    async settled() {
      while (underWay.size > 0) await Promise.all(underWay);
      check();
    },
  };
}
