import type { Day } from "../calendar/day.ts";
import { assessStockoutRisk } from "../risk/assess-stockout-risk.ts";
import type { RiskAssessment, RiskInput } from "../risk/assess-stockout-risk.ts";
import type { AvailableStock } from "../risk/available-stock.ts";
import { datedReceipts } from "../risk/open-receipt.ts";
import { LIKELY, shipDate, SURE } from "./ship-date.ts";

/** What one more order line does to an item, before it is placed. */
export interface OrderCheck {
  readonly now: RiskAssessment;
  /** The assessment that follows once the line is among the open ones. */
  readonly after: RiskAssessment;
  /** Null where nobody says what is on the shelf. */
  readonly shipping: OrderShipping | null;
  /** What the next line of the same order is judged by. */
  readonly next: RiskInput;
}

/** How much of a line stock can serve behind everybody who waits already, units, and when all of it. */
export interface OrderShipping {
  readonly served_quantity: number;
  readonly short_quantity: number;
  /** What stock holds after it for whoever comes next. */
  readonly left_quantity: number;
  /** Today where stock serves all of it, else the first day by which it is likelier there than not; null where that is none. */
  readonly ship_date: Day | null;
  /** The same at nine in ten. */
  readonly sure_ship_date: Day | null;
}

/** Quantities of goods that are weighed are right to this much. */
const SLACK = 1e-9;

/**
 * Judges the item as it is and as it will be with one more line of some units. The line is served behind all that wait:
 * nothing is taken from whom it was promised to.
 */
export function orderCheck(input: RiskInput, quantity: number): OrderCheck {
  const now = assessStockoutRisk(input);
  const { stock } = now.explanation;
  if (stock === null) return { now, after: now, shipping: null, next: input };
  const free = Math.max(0, stock.supply);
  const served_quantity = Math.min(quantity, free);
  const short_quantity = quantity - served_quantity <= SLACK ? 0 : quantity - served_quantity;
  const next = { ...input, ...withLine(stock, served_quantity, short_quantity), previous_severity: now.severity };
  const after = assessStockoutRisk(next);
  const receipts = datedReceipts(input.receipts, stock.on_order, input.lead_time, input.today);
  const dateAt = (probability: number) =>
    short_quantity === 0
      ? input.today
      : shipDate({ today: input.today, receipts, lead_time: input.lead_time }, quantity - stock.supply, probability);
  const dates = { ship_date: dateAt(LIKELY), sure_ship_date: dateAt(SURE) };
  return {
    now,
    after,
    shipping: { served_quantity, short_quantity, left_quantity: free - served_quantity, ...dates },
    next,
  };
}

function withLine(
  { on_hand, allocated, on_order, backorder, unfilled_quantity }: AvailableStock,
  served_quantity: number,
  short_quantity: number,
): Pick<RiskInput, "stock" | "unfilled_quantity"> {
  return {
    stock: { on_hand, allocated: allocated + served_quantity, on_order, backorder: backorder + short_quantity },
    unfilled_quantity: unfilled_quantity + short_quantity,
  };
}
