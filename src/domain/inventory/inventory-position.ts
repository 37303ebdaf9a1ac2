/** Stock of one item at one place, in units; negative numbers happen and are kept. */
export interface StockPosition {
  readonly on_hand: number;
  /** Promised out of on_hand. */
  readonly allocated: number;
  /** Ordered, not yet received. */
  readonly on_order: number;
  /** Demand not yet met. */
  readonly backorder: number;
}

/** Units owned or promised to us: on hand − allocated + on order − backorder. */
export function inventoryPosition({ on_hand, allocated, on_order, backorder }: StockPosition): number {
  return on_hand - allocated + on_order - backorder;
}
