import { dayFromNumber, dayNumber } from "../calendar/day.ts";
import type { Day } from "../calendar/day.ts";
import type { ClosingStock } from "./closing-stock.ts";
import type { DemandSeries } from "./demand-series.ts";
import { inStockFraction } from "./in-stock-fraction.ts";

/** A requested quantity. Returns (negative quantities) are no demand; lines the customer withdrew must not be given. */
interface OrderedQuantity {
  readonly day: Day;
  readonly quantity: number;
  /** A line refused for want of stock counts as demand and proves that the shelf was empty for part of its day. */
  readonly cancelled_for_stockout?: boolean;
}

/** What a demand series is made from. */
export interface DemandRecords {
  readonly lines: readonly OrderedQuantity[];
  /** Stock at the end of days, in any order, days without change left out; empty when no history is kept. */
  readonly closing_stock: readonly ClosingStock[];
  /** First day on which the item could be ordered, if known; otherwise the first day any record names. */
  readonly first_day: Day | null;
  /** Left out of the series: it is not over yet. */
  readonly today: Day;
}

/** Days of history kept; older ones say little about tomorrow. */
const LONGEST_SERIES_DAYS = 730;

/** Requested units per day from the first known day up to yesterday. */
export function demandSeriesFromOrders(records: DemandRecords): DemandSeries {
  const end = dayNumber(records.today);
  const start = Math.max(firstDayNumber(records, end), end - LONGEST_SERIES_DAYS);
  const quantity = new Array<number>(end - start).fill(0);
  const in_stock = stockFractions(records.closing_stock, start, end);
  for (const line of records.lines) {
    const index = dayNumber(line.day) - start;
    const before = quantity[index];
    const fraction = in_stock[index];
    if (before === undefined || fraction === undefined || line.quantity <= 0) continue;
    quantity[index] = before + line.quantity;
    if (line.cancelled_for_stockout === true) in_stock[index] = Math.min(fraction, 0.5);
  }
  const hour_unknown = in_stock.map((share) => share > 0 && share < 1);
  return { first_day: dayFromNumber(start), quantity, in_stock, hour_unknown };
}

function firstDayNumber({ lines, closing_stock, first_day }: DemandRecords, end: number): number {
  if (first_day !== null) return Math.min(dayNumber(first_day), end);
  let earliest = end;
  for (const { day } of lines) earliest = Math.min(earliest, dayNumber(day));
  for (const { day } of closing_stock) earliest = Math.min(earliest, dayNumber(day));
  return earliest;
}

/** Days before the first stock record count as in stock: nothing says otherwise. */
function stockFractions(history: readonly ClosingStock[], start: number, end: number): number[] {
  const fractions = new Array<number>(end - start).fill(1);
  const ascending = [...history].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  let opening = ascending[0]?.closing_stock ?? 1;
  ascending.forEach(({ day, closing_stock }, i) => {
    const number = dayNumber(day);
    const next = ascending[i + 1];
    setFraction(fractions, number - start, inStockFraction(opening, closing_stock));
    const until = next === undefined ? end : dayNumber(next.day);
    const idle = inStockFraction(closing_stock, closing_stock);
    for (let d = number + 1; d < until; d++) setFraction(fractions, d - start, idle);
    opening = closing_stock;
  });
  return fractions;
}

function setFraction(fractions: number[], index: number, fraction: number): void {
  if (index >= 0 && index < fractions.length) fractions[index] = fraction;
}
