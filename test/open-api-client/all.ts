/** Everything an async iterator gives. */
export async function all<T>(given: AsyncIterable<T>): Promise<readonly T[]> {
  const list: T[] = [];
  for await (const one of given) list.push(one);
  return list;
}
