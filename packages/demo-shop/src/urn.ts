import type { Random } from "./random.ts";

/** Draws from a list, each element with a chance proportional to its weight. */
export interface Urn<T> {
  draw(random: Random): T;
}

/** Fills an urn; weights are not negative and one at least is positive. */
export function createUrn<T>(list: readonly T[], weight: (element: T) => number): Urn<T> {
  const bounds: number[] = [];
  let sum = 0;
  for (const element of list) bounds.push((sum += weight(element)));

  return {
    draw(random) {
      const element = list[firstAbove(bounds, random.next() * sum)];
      if (element === undefined) throw new RangeError("cannot draw from an empty urn");
      return element;
    },
  };
}

/** Index of the first bound above a value, by halving. */
function firstAbove(bounds: readonly number[], value: number): number {
  let low = 0;
  let high = bounds.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((bounds[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
