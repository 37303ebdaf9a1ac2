/** Does works of one name one after the other, in the order they were asked for; those of other names go beside them. */
export function createOneByOne() {
  const last = new Map<string, Promise<unknown>>();

  return async function oneByOne<T>(name: string, work: () => Promise<T>): Promise<T> {
    const before = last.get(name) ?? Promise.resolve();
    const own = before.then(work, work);
    last.set(name, own);
    try {
      return await own;
    } finally {
      if (last.get(name) === own) last.delete(name);
    }
  };
}
