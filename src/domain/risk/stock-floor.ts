import type { RiskInput } from "./risk-input.ts";

/** The minimum that a person wrote for the place, else the one on the item's form; null where neither says any. */
export function minimumStock({
  item,
  place_minimum_stock,
}: Pick<RiskInput, "item" | "place_minimum_stock">): number | null {
  return place_minimum_stock ?? item.minimum_stock;
}

/**
 * Units that are to lie there whatever the probabilities say: the minimum in force, and above it what is kept aside for key
 * customers. Null where there is neither.
 */
export function stockFloor(
  input: Pick<RiskInput, "item" | "place_minimum_stock" | "reserved_quantity">,
): number | null {
  const { reserved_quantity = 0 } = input;
  const minimum = minimumStock(input);
  return reserved_quantity > 0 ? Math.max(0, minimum ?? 0) + reserved_quantity : minimum;
}
