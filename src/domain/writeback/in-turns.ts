/** Deals lines out by turns: the first of each line, then the second of each, every line in its own order. */
export function inTurns<T>(lines: readonly (readonly T[])[]): readonly T[] {
  const rounds = Math.max(0, ...lines.map(({ length }) => length));
  return Array.from({ length: rounds }, (_, round) => lines.flatMap((line) => line.slice(round, round + 1))).flat();
}
