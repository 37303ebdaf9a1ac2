/** What a policy costs and what it leaves: less of both is better. */
export interface FrontierPoint {
  readonly stock: number;
  readonly stockout_days: number;
}

/** A policy against a line of others. Changes are shares of the reference: −0.3 = 30 % less than it. */
export interface EqualComparison {
  /**
   * `compared`: the line passes the reference's stock or its stockout days. `better`: it does not, but a point of the
   * line has less of both. `worse`: the reference has less of both than a point of the line. `apart`: none of these.
   */
  readonly verdict: "compared" | "better" | "worse" | "apart";
  /** Of stockout days at the same stock; null where the line does not reach it. */
  readonly stockout_change: number | null;
  /** Of stock at the same stockout days. */
  readonly stock_change: number | null;
}

/** Whether no other point has at most as much of both and less of one (Pareto). */
export function paretoMarks(points: readonly FrontierPoint[]): readonly boolean[] {
  return points.map((point) => !points.some((other) => isNoWorse(other, point) && !isNoWorse(point, other)));
}

/** The line, interpolated between its neighbouring points and never beyond its ends, at the reference's own stock and stockout days. */
function compareAtEqual(line: readonly FrontierPoint[], reference: FrontierPoint): EqualComparison {
  const days = interpolated(line, reference.stock, "stock", "stockout_days");
  const stock = interpolated(line, reference.stockout_days, "stockout_days", "stock");
  const stockout_change = relative(days, reference.stockout_days);
  const stock_change = relative(stock, reference.stock);
  return { verdict: verdict(line, reference, days !== null || stock !== null), stockout_change, stock_change };
}

/** The line against several points of one policy: the mean of the changes that can be told. */
export function compareWithLine(
  line: readonly FrontierPoint[],
  references: readonly FrontierPoint[],
): EqualComparison | null {
  const comparisons = references.map((reference) => compareAtEqual(line, reference));
  const [first] = comparisons;
  if (first === undefined) return null;
  const compared = comparisons.find((comparison) => comparison.verdict === "compared");
  const isAlike = comparisons.every((comparison) => comparison.verdict === first.verdict);
  return {
    verdict: compared !== undefined ? "compared" : isAlike ? first.verdict : "apart",
    stockout_change: meanOf(comparisons.map((comparison) => comparison.stockout_change)),
    stock_change: meanOf(comparisons.map((comparison) => comparison.stock_change)),
  };
}

function meanOf(changes: readonly (number | null)[]): number | null {
  const known = changes.filter((change) => change !== null);
  return known.length === 0 ? null : known.reduce((sum, change) => sum + change, 0) / known.length;
}

function verdict(
  line: readonly FrontierPoint[],
  reference: FrontierPoint,
  isReached: boolean,
): EqualComparison["verdict"] {
  if (isReached) return "compared";
  if (line.some((point) => isNoWorse(point, reference))) return "better";
  return line.some((point) => isNoWorse(reference, point)) ? "worse" : "apart";
}

function isNoWorse(point: FrontierPoint, than: FrontierPoint): boolean {
  return point.stock <= than.stock && point.stockout_days <= than.stockout_days;
}

function relative(value: number | null, reference: number): number | null {
  return value === null || reference <= 0 ? null : value / reference - 1;
}

/** The value of `of` where the line passes `at`; null outside of it. */
function interpolated(
  line: readonly FrontierPoint[],
  at: number,
  by: keyof FrontierPoint,
  of: keyof FrontierPoint,
): number | null {
  const ascending = [...line].sort((a, b) => a[by] - b[by] || a[of] - b[of]);
  let before: FrontierPoint | undefined;
  for (const point of ascending) {
    if (point[by] === at) return point[of];
    if (point[by] > at) {
      if (before === undefined) return null;
      return before[of] + ((at - before[by]) / (point[by] - before[by])) * (point[of] - before[of]);
    }
    before = point;
  }
  return null;
}
