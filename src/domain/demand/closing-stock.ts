import { addDays } from "../calendar/day.ts";
import type { Day } from "../calendar/day.ts";

/** Stock at the end of a day. */
export interface ClosingStock {
  readonly day: Day;
  readonly closing_stock: number;
}

/**
 * Stock at the end of each day that moved, oldest first, by walking back from what is on hand now through the net
 * movements (positive in, negative out). The list begins the day before the first movement, whose stock follows too.
 */
export function closingStockFromMovements(
  on_hand: number,
  movements: readonly { readonly day: Day; readonly quantity: number }[],
): readonly ClosingStock[] {
  const latestFirst = [...movements].sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
  const history: ClosingStock[] = [];
  let stock = on_hand;
  for (const { day, quantity } of latestFirst) {
    if (history.at(-1)?.day !== day) history.push({ day, closing_stock: stock });
    stock -= quantity;
  }
  const earliest = history.at(-1);
  if (earliest !== undefined) history.push({ day: addDays(earliest.day, -1), closing_stock: stock });
  return history.reverse();
}
