import type { StockPosition } from "../inventory/inventory-position.ts";

/** What is on the shelf, and how much of it coming demand may use, in units. */
export interface AvailableStock extends StockPosition {
  /** Units on open sales lines that cannot be served now. */
  readonly unfilled_quantity: number;
  /** On hand − allocated. */
  readonly available: number;
  /** Available less what already waits, so below zero when customers are waiting. */
  readonly supply: number;
}

/**
 * Waiting units are told twice, by the stock record (backorder) and by the open lines (unfilled): the worse of the two
 * counts, never their sum.
 */
export function availableStock(stock: StockPosition, unfilled_quantity: number): AvailableStock {
  const available = stock.on_hand - stock.allocated;
  const afterBackorder = available - stock.backorder;
  const supply = unfilled_quantity > 0 ? Math.min(afterBackorder, -unfilled_quantity) : afterBackorder;
  return { ...stock, unfilled_quantity, available, supply };
}
