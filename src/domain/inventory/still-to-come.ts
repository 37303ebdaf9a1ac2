import { DAY_MS } from "../calendar/day.ts";
import { grouped } from "../math/grouped.ts";
import { purchaseKey } from "../text/purchase-key.ts";

/** A line of a purchase order, with what it says itself of its goods (units). */
export interface OrderedLine {
  readonly purchase_order_no: string;
  readonly item_code: string;
  readonly quantity: number;
  readonly received_quantity: number;
}

/**
 * Open lines with what has come of each, without those that have come in full. What came of an item of an order is the
 * greater of what its lines say and what the receipts add up to (`arrivedOf`, units): many shops enter the receipt alone.
 * Receipts fill the lines in their order.
 */
export function stillToCome<L extends OrderedLine>(lines: readonly L[], arrivedOf: (line: L) => number): readonly L[] {
  const ordered = grouped(lines, purchaseKey);
  const filled = new Map([...ordered.values()].flatMap((parts) => filledByReceipts(parts, arrivedOf)));
  return lines
    .map((line) => ({ ...line, received_quantity: filled.get(line) ?? line.received_quantity }))
    .filter(({ quantity, received_quantity }) => quantity > received_quantity);
}

function filledByReceipts<L extends OrderedLine>(
  parts: readonly L[],
  arrivedOf: (line: L) => number,
): readonly (readonly [L, number])[] {
  const [first] = parts;
  if (first === undefined) return [];
  let left = arrivedOf(first) - parts.reduce((sum, { received_quantity }) => sum + received_quantity, 0);
  return parts.map((line) => {
    const more = Math.max(0, Math.min(left, line.quantity - line.received_quantity));
    left -= more;
    return [line, line.received_quantity + more];
  });
}

/** Within this time (ms) of a receipt's last change its goods may still be on their way to the shelf's record. */
export const BOOKING_MS = DAY_MS;

/** What the record of a shelf says, and when it was written last (ms). */
export interface BookedShelf {
  readonly on_hand: number;
  readonly written_at: number;
}

/** What receipts brought (units): those before the shelf was written by a day at least, and those since. */
export interface EnteredReceipts {
  readonly earlier: number;
  readonly recent: number;
}

/**
 * Units of receipts that are on the shelf's record by now; all where nobody keeps one. In some firms the record follows
 * the receipt by hours, and our own writing to it says nothing: until a day has passed recent goods count only where the
 * shelf holds as many. So goods are neither lost before they are booked in nor counted twice for longer than a day.
 */
export function bookedIn({ earlier, recent }: EnteredReceipts, shelf: BookedShelf | null): number {
  return shelf === null || shelf.on_hand >= recent ? earlier + recent : earlier;
}
