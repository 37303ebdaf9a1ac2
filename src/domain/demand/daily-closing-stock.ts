import { addDays, type Day } from "../calendar/day.ts";
import type { ClosingStock } from "./closing-stock.ts";

/**
 * Stock at the end of each of the last days before today, oldest first; a day without change has the stock of the one
 * before. Days before the first that is known are left out. `known`: by day, as `closingStockFromMovements` gives it.
 */
export function dailyClosingStock(known: readonly ClosingStock[], today: Day, days: number): readonly ClosingStock[] {
  const daily: ClosingStock[] = [];
  let next = 0;
  let stock: number | null = null;
  for (let ago = days; ago >= 1; ago--) {
    const day = addDays(today, -ago);
    for (let entry = known[next]; entry !== undefined && entry.day <= day; entry = known[++next]) {
      stock = entry.closing_stock;
    }
    if (stock !== null) daily.push({ day, closing_stock: stock });
  }
  return daily;
}
