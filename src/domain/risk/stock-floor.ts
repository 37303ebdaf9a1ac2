import type { RiskInput } from "./risk-input.ts";

/**
 * Units that are to lie there whatever the probabilities say: the minimum on the item's form, and above it what is kept aside
 * for key customers. Null where there is neither.
 */
export function stockFloor({
  item,
  reserved_quantity = 0,
}: Pick<RiskInput, "item" | "reserved_quantity">): number | null {
  const { minimum_stock } = item;
  return reserved_quantity > 0 ? Math.max(0, minimum_stock ?? 0) + reserved_quantity : minimum_stock;
}
