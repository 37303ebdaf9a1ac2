/** The worst of many, kept while they come. */
export interface WorstList<One> {
  /** The larger its ranks, the first of them first, the worse. */
  add(one: One, ...ranks: readonly number[]): void;
  /** Worst first. */
  taken(): One[];
}

/** How many of a kind a page shows. */
const SHOWN_WORST = 20;

/** Keeps at most `size`. */
export function createWorstList<One>(size = SHOWN_WORST): WorstList<One> {
  let kept: { readonly one: One; readonly ranks: readonly number[] }[] = [];
  const shorten = () => (kept = kept.sort((a, b) => byRanks(a.ranks, b.ranks)).slice(0, size));
  return {
    add(one, ...ranks) {
      kept.push({ one, ranks });
      // Put in order now and then, so that the list stays short and adding stays cheap.
      if (kept.length >= 4 * size) shorten();
    },
    taken: () => shorten().map(({ one }) => one),
  };
}

function byRanks(one: readonly number[], other: readonly number[]): number {
  for (const [i, rank] of one.entries()) {
    const difference = (other[i] ?? 0) - rank;
    if (difference !== 0) return difference;
  }
  return 0;
}
