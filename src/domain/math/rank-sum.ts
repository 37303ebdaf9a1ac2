import { valueAt } from "./value-at.ts";

/**
 * P(the ranks of `later` sum up to as much as they do, or more) where all values come from one law in no order: the exact
 * one-sided rank-sum test (Wilcoxon 1945), conditional on ties, which share their mean rank. Small = `later` lies higher.
 *
 * Counted are the ways to choose as many values out of all, by the sum of their ranks, doubled so as to be whole:
 * ways(n, k, s) = ways(n − 1, k, s) + ways(n − 1, k − 1, s − rank of n).
 */
export function rankSumTail(earlier: readonly number[], later: readonly number[]): number {
  if (earlier.length === 0 || later.length === 0) return 1;
  const sorted = Float64Array.from([...earlier, ...later]).sort();
  const doubled = doubledRanks(sorted);
  // Without ties, or with ties of odd numbers alone, nothing need be doubled.
  const unit = doubled.every((rank) => rank % 2 === 0) ? 2 : 1;
  const seen = later.reduce((sum, value) => sum + valueAt(doubled, sorted.indexOf(value)), 0) / unit;
  const ways = waysToChoose(
    doubled.map((rank) => rank / unit),
    later.length,
  );
  return total(ways.subarray(seen)) / total(ways);
}

/** Ways to choose `count` of ascending ranks, by their sum. */
function waysToChoose(ranks: Float64Array, count: number): Float64Array {
  const most = total(ranks.subarray(ranks.length - count));
  const rows = Array.from({ length: count + 1 }, () => new Float64Array(most + 1));
  rows[0]?.fill(1, 0, 1);
  ranks.forEach((rank, index) => {
    for (let k = Math.min(count, index + 1); k >= 1; k--) {
      const [into, from] = [rows[k], rows[k - 1]];
      // The greatest k of those looked at bound the sums that are possible yet.
      const highest = total(ranks.subarray(index + 1 - k, index + 1));
      if (into !== undefined && from !== undefined) addWays(into, from, { rank, highest });
    }
  });
  return rows[count] ?? new Float64Array(most + 1);
}

function addWays(
  into: Float64Array,
  from: Float64Array,
  { rank, highest }: { readonly rank: number; readonly highest: number },
): void {
  for (let sum = rank; sum <= highest; sum++) into[sum] = valueAt(into, sum) + valueAt(from, sum - rank);
}

/** Twice the rank of each of some ascending values, from 2 on; equal values share the mean of theirs. */
function doubledRanks(sorted: Float64Array): Float64Array {
  const ranks = new Float64Array(sorted.length);
  for (let first = 0; first < sorted.length; ) {
    let last = first;
    while (last + 1 < sorted.length && valueAt(sorted, last + 1) === valueAt(sorted, first)) last++;
    ranks.fill(first + last + 2, first, last + 1);
    first = last + 1;
  }
  return ranks;
}

function total(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
