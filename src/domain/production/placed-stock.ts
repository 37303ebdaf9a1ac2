import type { ComponentReceipt } from "./component-supply.ts";

/** What there is of an item at one place for production to take. */
export interface PlacedStock {
  readonly location_code: string;
  /** Units that nobody has been promised; below zero where receipts go to waiting customers first. */
  readonly on_hand: number;
  readonly receipts: readonly ComponentReceipt[];
}

/** The stock of every item by place, its default place first. */
export type StockByItem = ReadonlyMap<string, readonly PlacedStock[]>;

const NOTHING_THERE: PlacedStock = { location_code: "", on_hand: 0, receipts: [] };

/**
 * Where an order takes an item from: the order's own place where the item is kept there, else the item's default place.
 * An item that is kept nowhere is taken from nowhere, and there is none.
 */
export function stockFor(stock: StockByItem, item_code: string, location_code: string): PlacedStock {
  const places = stock.get(item_code) ?? [];
  return places.find((place) => place.location_code === location_code) ?? places[0] ?? NOTHING_THERE;
}
