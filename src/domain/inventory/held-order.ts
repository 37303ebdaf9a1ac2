import { largestOrder, leastOrder } from "./order-quantity.ts";
import type { OrderSizing } from "./sized-order.ts";

/** An order that no limit allows, and what ordering all the same would mean; units. */
export interface HeldOrder {
  /** The smallest order that the supplier takes. */
  readonly least: number;
  /** How much of it is not likely to be sold before it expires. */
  readonly expiring: number;
  /** How much of it the place has no room for. */
  readonly over_room: number;
}

/** What holds an order back whose minimum lies above a limit; null where an order fits. */
export function heldOrder({ lot, shelf_life_quantity, room_quantity }: OrderSizing): HeldOrder | null {
  const limit = Math.min(shelf_life_quantity ?? Infinity, room_quantity ?? Infinity);
  if (limit === Infinity || largestOrder(limit, lot) > 0) return null;
  const least = leastOrder(lot);
  const beyond = (most: number | null) => (most === null ? 0 : Math.max(0, least - Math.max(0, most)));
  return { least, expiring: beyond(shelf_life_quantity), over_room: beyond(room_quantity) };
}
