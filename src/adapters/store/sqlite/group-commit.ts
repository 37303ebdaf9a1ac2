/** Makes transactions that are asked for together durable together. */
export interface GroupCommit {
  /** Resolves once the work is durable. Where the shared transaction fails, nobody's work is kept. */
  add<T>(work: () => T): Promise<T>;
  /** Commits now what waits. */
  commit(): void;
}

interface Waiting {
  /** Does the work and returns what tells the caller of it. */
  run(): () => void;
  reject(error: unknown): void;
}

/** Groups by turns of the event loop: whatever was read from sockets by the end of a turn shares its commit. */
export function createGroupCommit(
  transaction: (work: () => readonly (() => void)[]) => readonly (() => void)[],
): GroupCommit {
  let group: Waiting[] = [];

  function commit(): void {
    const waiting = group;
    group = [];
    if (waiting.length === 0) return;
    try {
      for (const tell of transaction(() => waiting.map(({ run }) => run()))) tell();
    } catch (error) {
      for (const { reject } of waiting) reject(error);
    }
  }

  return {
    add: (work) =>
      new Promise((resolve, reject) => {
        group.push({
          run: () => {
            const result = work();
            return () => resolve(result);
          },
          reject,
        });
        if (group.length === 1) setImmediate(commit);
      }),
    commit,
  };
}
