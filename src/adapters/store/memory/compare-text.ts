/** Order of texts by their characters' numbers, as databases keep them; negative where `a` comes first. */
export function compareText(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** The first comparison that tells two things apart decides. */
export function firstDifference(...comparisons: readonly number[]): number {
  return comparisons.find((comparison) => comparison !== 0) ?? 0;
}
