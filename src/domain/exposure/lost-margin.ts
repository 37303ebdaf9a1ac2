/** What a unit of an item costs and is sold for by its form, yuan; null where it does not say. */
export interface PricedItem {
  readonly purchase_cost: number | null;
  readonly sale_price: number | null;
}

/** What an order line says of its price, yuan a unit; null where it says nothing, as of a purchase that is only foretold. */
export interface PricedLine {
  readonly unit_price: number | null;
}

/** A purchase that is not ordered yet: it is worth the list price. */
export const UNORDERED: PricedLine = { unit_price: null };

/**
 * (price − cost) of a unit, yuan: at the line's own price, at the list price where it names none. Below nought for a loss
 * maker; null where price or cost is not known.
 */
export function unitMargin({ unit_price }: PricedLine, item: PricedItem | null | undefined): number | null {
  const price = unit_price ?? item?.sale_price ?? null;
  const cost = item?.purchase_cost ?? null;
  return price === null || cost === null ? null : price - cost;
}

/** The margin that is lost with a unit that is not sold, yuan: a loss maker loses nothing. Null where it is not known. */
export function unitLoss(line: PricedLine, item: PricedItem | null | undefined): number | null {
  const margin = unitMargin(line, item);
  return margin === null ? null : Math.max(0, margin);
}
