/** The worst of many, kept while they come. */
export interface WorstList<One> {
  add(one: One): void;
  /** Worst first. */
  taken(): One[];
}

/** Keeps at most `size`; `compare` puts the worse one first. */
export function createWorstList<One>(size: number, compare: (one: One, other: One) => number): WorstList<One> {
  let kept: One[] = [];
  const taken = () => (kept = kept.sort(compare).slice(0, size));
  return {
    add(one) {
      kept.push(one);
      // Put in order now and then, so that the list stays short and adding stays cheap.
      if (kept.length >= 4 * size) taken();
    },
    taken: () => [...taken()],
  };
}

/** How many of a kind a page shows. */
export const SHOWN_WORST = 20;
