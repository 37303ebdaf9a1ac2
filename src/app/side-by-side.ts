/** Does a work for each of a list, so many at a time, beginning in the list's order; returns what each came to. */
export async function sideBySide<T, R>(
  list: readonly T[],
  at_once: number,
  work: (one: T) => Promise<R>,
): Promise<readonly R[]> {
  const results = new Map<number, R>();
  const waiting = list.entries();
  const hand = async () => {
    for (const [index, one] of waiting) results.set(index, await work(one));
  };
  const ended = await Promise.allSettled(Array.from({ length: at_once }, hand));
  // One that failed does not leave others under way behind.
  for (const end of ended) if (end.status === "rejected") throw end.reason;
  return [...results].toSorted(([one], [other]) => one - other).map(([, result]) => result);
}
