/** What a policy came to at one service level: stock, and what it brought. */
export interface FrontierPoint {
  /** Average stock, days of an item's own demand, mean over the items: each item counts alike. */
  readonly stock_days: number;
  /** Average stock of all items together, units: as a shop sees it, fast items count most. */
  readonly stock_units: number;
  /** Share of days on which more was wanted than there was. */
  readonly stockout_rate: number;
  /** Orders per item and year. */
  readonly orders: number;
}

/** How stock is told. */
export type StockMeasure = "stock_days" | "stock_units";

/** What a policy brings at some stock. */
export type Outcome = Pick<FrontierPoint, "stockout_rate" | "orders">;

/** What a frontier brings at this stock, between the two points next to it; null where the frontier does not reach it. */
export function atStock(frontier: readonly FrontierPoint[], measure: StockMeasure, stock: number): Outcome | null {
  const ascending = frontier.toSorted((a, b) => a[measure] - b[measure]);
  for (const [i, next] of ascending.entries()) {
    const before = ascending[i - 1] ?? next;
    if (before[measure] > stock || next[measure] < stock) continue;
    const width = next[measure] - before[measure];
    const share = width > 0 ? (stock - before[measure]) / width : 0;
    const between = (from: number, to: number) => from + share * (to - from);
    return {
      stockout_rate: between(before.stockout_rate, next.stockout_rate),
      orders: between(before.orders, next.orders),
    };
  }
  return null;
}

/** Ours beside a rival at equal stock, over the points of the rival that our frontier reaches. */
export interface FrontierComparison {
  readonly points: number;
  /** Mean share of stockout days and mean orders, each at the same stock. */
  readonly ours: Outcome;
  readonly rival: Outcome;
}

/** Compares two frontiers at the stocks of the rival's points; null where they have none in common. */
export function compareFrontiers(
  ours: readonly FrontierPoint[],
  rival: readonly FrontierPoint[],
  measure: StockMeasure,
): FrontierComparison | null {
  const pairs = rival.flatMap((theirs) => {
    const own = atStock(ours, measure, theirs[measure]);
    return own === null ? [] : [{ own, theirs }];
  });
  if (pairs.length === 0) return null;
  const mean = (valueOf: (pair: (typeof pairs)[number]) => number) =>
    pairs.reduce((sum, pair) => sum + valueOf(pair), 0) / pairs.length;
  return {
    points: pairs.length,
    ours: { stockout_rate: mean(({ own }) => own.stockout_rate), orders: mean(({ own }) => own.orders) },
    rival: { stockout_rate: mean(({ theirs }) => theirs.stockout_rate), orders: mean(({ theirs }) => theirs.orders) },
  };
}
