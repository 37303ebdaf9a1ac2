import type { Day } from "../calendar/day.ts";

/** An order line that still wants units. */
export interface WaitingLine {
  readonly order_no: string;
  readonly ordered_on: Day;
  readonly promised_on: Day | null;
  readonly quantity: number;
  readonly shipped_quantity: number;
}

/** A line with what stock can serve of it and what it lacks. */
export interface AllocatedLine<Line extends WaitingLine> {
  readonly line: Line;
  readonly served_quantity: number;
  readonly short_quantity: number;
}

/**
 * Hands available units to lines in the order of their promised day (the day of order where none was promised), then
 * the day of order, then the order number. A line may be served in part.
 */
export function allocateFifo<Line extends WaitingLine>(
  lines: readonly Line[],
  available: number,
): readonly AllocatedLine<Line>[] {
  let left = Math.max(0, available);
  return [...lines].sort(byTurn).map((line) => {
    const open = Math.max(0, line.quantity - line.shipped_quantity);
    const served_quantity = Math.min(open, left);
    left -= served_quantity;
    return { line, served_quantity, short_quantity: open - served_quantity };
  });
}

/** Units on open lines that available stock cannot serve. */
export function unfilledQuantity(lines: readonly WaitingLine[], available: number): number {
  return allocateFifo(lines, available).reduce((sum, { short_quantity }) => sum + short_quantity, 0);
}

function byTurn(a: WaitingLine, b: WaitingLine): number {
  return (
    compare(a.promised_on ?? a.ordered_on, b.promised_on ?? b.ordered_on) ||
    compare(a.ordered_on, b.ordered_on) ||
    compare(a.order_no, b.order_no)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
