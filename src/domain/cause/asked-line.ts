import type { Day } from "../calendar/day.ts";

/** A sales line that asks for something of the item at the place. */
export interface AskedLine {
  readonly customer_code: string;
  readonly ordered_on: Day;
  /** The day from which it waits. */
  readonly promised_on: Day | null;
  readonly quantity: number;
  readonly shipped_quantity: number;
  readonly unit_price: number | null;
  readonly line_state: "open" | "closed" | "cancelled_for_stockout";
}

type StatedLine = Pick<AskedLine, "quantity" | "shipped_quantity"> & { readonly line_state: string };

/**
 * Lines with something not shipped. Where no line says what was shipped, nobody writes it down: a closed line that says
 * nothing was delivered then.
 */
export function unservedLines<Line extends StatedLine>(lines: readonly Line[]): readonly Line[] {
  const isKept = lines.some(({ shipped_quantity }) => shipped_quantity > 0);
  return lines.filter((line) => lackOf(line) > 0 && (isKept || line.line_state !== "closed"));
}

/** Refused or cut: what is not shipped never will be. */
export function isLost(line: StatedLine): boolean {
  return line.line_state !== "open" && lackOf(line) > 0;
}

/** Units asked for and not shipped. */
export function lackOf({ quantity, shipped_quantity }: Pick<AskedLine, "quantity" | "shipped_quantity">): number {
  return Math.max(0, quantity - shipped_quantity);
}
