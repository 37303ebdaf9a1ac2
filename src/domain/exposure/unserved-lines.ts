import { allocateFifo, type WaitingLine } from "../inventory/allocate-fifo.ts";
import type { UnservedLine } from "./exposure-sign.ts";

/** An open sales line with its customer and its key. */
export interface OpenLine extends WaitingLine {
  readonly customer_code: string;
  readonly line_key: string;
}

/** The open lines of an item that available stock cannot serve in full, in the turn in which stock is handed out. */
export function unservedLines(lines: readonly OpenLine[], available: number): readonly UnservedLine[] {
  return allocateFifo(lines, available)
    .filter(({ short_quantity }) => short_quantity > 0)
    .map(({ line: { customer_code, line_key }, short_quantity }) => ({
      ...{ kind: "unserved", customer_code, line_key },
      units: short_quantity,
    }));
}
