/** What a policy came to at one service level: stock, and what it brought. */
export interface FrontierPoint {
  /** Average stock, days of demand. */
  readonly stock_days: number;
  /** Share of days on which more was wanted than there was. */
  readonly stockout_rate: number;
  /** Orders per item and year. */
  readonly orders: number;
}

/** The point of a frontier at this stock, between the two next to it; null where the frontier does not reach it. */
export function atStock(frontier: readonly FrontierPoint[], stock_days: number): FrontierPoint | null {
  const ascending = frontier.toSorted((a, b) => a.stock_days - b.stock_days);
  for (const [i, next] of ascending.entries()) {
    const before = ascending[i - 1] ?? next;
    if (before.stock_days > stock_days || next.stock_days < stock_days) continue;
    const width = next.stock_days - before.stock_days;
    const share = width > 0 ? (stock_days - before.stock_days) / width : 0;
    const between = (from: number, to: number) => from + share * (to - from);
    return {
      stock_days,
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
  readonly ours: Pick<FrontierPoint, "stockout_rate" | "orders">;
  readonly rival: Pick<FrontierPoint, "stockout_rate" | "orders">;
}

/** Compares two frontiers at the stocks of the rival's points; null where they have none in common. */
export function compareFrontiers(
  ours: readonly FrontierPoint[],
  rival: readonly FrontierPoint[],
): FrontierComparison | null {
  const pairs = rival.flatMap((theirs) => {
    const own = atStock(ours, theirs.stock_days);
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
