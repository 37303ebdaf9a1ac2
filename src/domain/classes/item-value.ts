/** What an item sold in a year, and at which price and cost per unit; null where unknown. */
export interface YearSales {
  readonly quantity: number;
  readonly price: number | null;
  readonly cost: number | null;
}

/** What items bring in, in money, one per item in their order; null where no price is known. */
export interface ItemValues {
  readonly basis: "margin" | "revenue";
  readonly values: readonly (number | null)[];
}

/** Margins are compared only where the cost is known for this share of the revenue. */
const LEAST_KNOWN_COST = 0.9;

/**
 * Margin of each item where nearly all costs are known, else revenue. Where margins are compared, an item without a cost
 * counts with the margin rate of all others.
 */
export function itemValues(items: readonly YearSales[]): ItemValues {
  const revenues = items.map(({ quantity, price }) => (price === null ? null : Math.max(0, quantity) * price));
  const margins = items.map(({ cost }, i) => marginOf(items[i], revenues[i] ?? null, cost));
  const revenue = total(revenues);
  const known = total(revenues.filter((_, i) => margins[i] !== null));
  if (revenue <= 0 || known < LEAST_KNOWN_COST * revenue) return { basis: "revenue", values: revenues };
  const rate = total(margins) / known;
  const values = revenues.map((value, i) => (value === null ? null : (margins[i] ?? value * rate)));
  return { basis: "margin", values };
}

function marginOf(item: YearSales | undefined, revenue: number | null, cost: number | null): number | null {
  if (item === undefined || revenue === null || cost === null) return null;
  return revenue - Math.max(0, item.quantity) * cost;
}

function total(values: readonly (number | null)[]): number {
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
}
