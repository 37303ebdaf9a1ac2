/** Works of one name, done one after the other in the order in which they came; those of other names do not wait. */
export interface OneByOne {
  take<T>(name: string, work: () => Promise<T>): Promise<T>;
}

/** Works of this process. */
export function createOneByOne(): OneByOne {
  const last = new Map<string, Promise<unknown>>();
  return {
    take: async (name, work) => {
      const before = last.get(name);
      const done = before === undefined ? work() : before.then(work);
      // The next one comes, however this one ends.
      const ended = done.catch(() => undefined);
      last.set(name, ended);
      try {
        return await done;
      } finally {
        if (last.get(name) === ended) last.delete(name);
      }
    },
  };
}
