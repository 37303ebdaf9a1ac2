import { valueAt } from "./value-at.ts";

/**
 * P(the ranks of `later` sum up to as much as they do, or more) where all values come from one law in no order: the exact
 * one-sided rank-sum test (Wilcoxon 1945), conditional on ties, which share their mean rank. Small = `later` lies higher.
 *
 * Counted are the ways to choose as many values out of all, by the sum of their doubled ranks (whole numbers):
 * ways(n, k, s) = ways(n − 1, k, s) + ways(n − 1, k − 1, s − rank of n).
 */
export function rankSumTail(earlier: readonly number[], later: readonly number[]): number {
  if (earlier.length === 0 || later.length === 0) return 1;
  const ranks = doubledRanks([...later, ...earlier]);
  const chosen = later.length;
  const seen = total(ranks.slice(0, chosen));
  const most = total(ranks.toSorted((a, b) => b - a).slice(0, chosen));
  const ways = Array.from({ length: chosen + 1 }, () => new Float64Array(most + 1));
  ways[0]?.fill(1, 0, 1);
  ranks.forEach((rank, index) => {
    for (let k = Math.min(chosen, index + 1); k >= 1; k--) addWays(ways[k], ways[k - 1], rank);
  });
  const last = ways[chosen] ?? new Float64Array(0);
  return total(last.subarray(seen)) / total(last);
}

function addWays(into: Float64Array | undefined, from: Float64Array | undefined, rank: number): void {
  if (into === undefined || from === undefined) return;
  for (let sum = rank; sum < into.length; sum++) into[sum] = valueAt(into, sum) + valueAt(from, sum - rank);
}

/** Twice the rank of each value, from 2 on; equal values share the mean of theirs. */
function doubledRanks(values: readonly number[]): readonly number[] {
  const sorted = values.toSorted((a, b) => a - b);
  return values.map((value) => sorted.indexOf(value) + sorted.lastIndexOf(value) + 2);
}

function total(values: Iterable<number>): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
