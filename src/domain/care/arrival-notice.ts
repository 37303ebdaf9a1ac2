import { compareText } from "../math/compare-text.ts";

/** A customer who would buy if told that goods are back. */
export interface WaitingBuyer {
  readonly customer_code: string;
  /** Units asked for; null where nobody knows, then the usual quantity. */
  readonly units: number | null;
  /** What telling them may save, yuan; null where it is not known. */
  readonly at_risk: number | null;
}

/** What may be told of an arrival. */
export interface ArrivedStock {
  /** Units that no open order needs. */
  readonly free_units: number;
  /** Units of an ordinary order of the item. */
  readonly usual_quantity: number;
}

/**
 * Whom to tell that goods are back, most at risk first: never more people than ordinary orders can be served, nor more than
 * the units they asked for. Who asks for more than is left is passed over for the next.
 */
export function arrivalNotices(
  buyers: readonly WaitingBuyer[],
  { free_units, usual_quantity }: ArrivedStock,
): readonly WaitingBuyer[] {
  const usual = Math.max(1, usual_quantity);
  const most = Math.floor(Math.max(0, free_units) / usual);
  let left = free_units;
  const told: WaitingBuyer[] = [];
  for (const buyer of buyers.toSorted(byRisk)) {
    const units = Math.max(buyer.units ?? 0, usual);
    if (told.length === most) break;
    if (units > left) continue;
    left -= units;
    told.push(buyer);
  }
  return told;
}

function byRisk(a: WaitingBuyer, b: WaitingBuyer): number {
  return (b.at_risk ?? 0) - (a.at_risk ?? 0) || compareText(a.customer_code, b.customer_code);
}
