import type { DayUnits, SupplyFact } from "./cause-evidence.ts";

/** Supplies and receipts, as far as they could be brought together. */
export interface LinkedReceipts {
  readonly supplies: readonly SupplyFact[];
  /** Receipts that fit no order. */
  readonly unlinked: readonly DayUnits[];
}

/** Share of an order that its receipt may differ by. */
const TOLERATED = 0.1;

/** Gives a receipt that names no order to the oldest order since of about that quantity of which nothing has come. */
export function linkedReceipts(supplies: readonly SupplyFact[], receipts: readonly DayUnits[]): LinkedReceipts {
  const linked = [...supplies];
  const unlinked: DayUnits[] = [];
  for (const receipt of receipts) {
    const i = linked.findIndex((supply) => fits(supply, receipt));
    const supply = linked[i];
    if (supply === undefined) unlinked.push(receipt);
    else linked[i] = { ...supply, arrivals: [receipt] };
  }
  return { supplies: linked, unlinked };
}

function fits({ arrivals, ordered_on, quantity }: SupplyFact, receipt: DayUnits): boolean {
  if (arrivals.length > 0 || ordered_on === null || receipt.day < ordered_on) return false;
  return Math.abs(receipt.quantity - quantity) <= TOLERATED * quantity;
}
