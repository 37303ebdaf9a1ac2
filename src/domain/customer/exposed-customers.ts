import { allocateFifo } from "../inventory/allocate-fifo.ts";
import type { AllocatedLine, WaitingLine } from "../inventory/allocate-fifo.ts";

/** An open sales line with its customer. */
export interface OpenSalesLine extends WaitingLine {
  readonly customer_code: string;
  readonly customer_name: string | null;
  /** Yuan; null where the line names none. */
  readonly unit_price: number | null;
}

/** A customer whose open lines cannot be served in full from available stock. */
export interface ExposedCustomer {
  readonly customer_code: string;
  readonly customer_name: string | null;
  /** Units this customer will not get. */
  readonly affected_quantity: number;
  /** The lines that lack units, in their turn. */
  readonly lines: readonly AllocatedLine<OpenSalesLine>[];
}

/** Customers who cannot be served, most units lacking first; equal ones in the order of their turn. */
export function exposedCustomers(lines: readonly OpenSalesLine[], available: number): readonly ExposedCustomer[] {
  const byCustomer = new Map<string, AllocatedLine<OpenSalesLine>[]>();
  for (const allocated of allocateFifo(lines, available)) {
    if (allocated.short_quantity <= 0) continue;
    const key = allocated.line.customer_code;
    byCustomer.set(key, [...(byCustomer.get(key) ?? []), allocated]);
  }
  return [...byCustomer]
    .map(([customer_code, short]) => ({
      customer_code,
      customer_name: short.find(({ line }) => line.customer_name !== null)?.line.customer_name ?? null,
      affected_quantity: short.reduce((sum, { short_quantity }) => sum + short_quantity, 0),
      lines: short,
    }))
    .sort((a, b) => b.affected_quantity - a.affected_quantity);
}
