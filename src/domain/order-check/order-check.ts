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
  /** The days to come as they are for what the customer may take: units kept aside from them are no stock of theirs. */
  readonly projection: RiskAssessment["projection"];
  /** What the next line of the same order is judged by. */
  readonly next: RiskInput;
}

/** Units that somebody wants. */
export interface OrderLine {
  readonly quantity: number;
  /** Whether they may have what is kept aside for key customers. */
  readonly is_key_customer: boolean;
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
  /** What is kept aside for key customers and lies there; absent where there is nothing of it. */
  readonly reserve?: OrderReserve;
}

/** Units kept aside for key customers. */
export interface OrderReserve {
  readonly quantity: number;
  /** Units of it that the line takes: of a key customer alone, and only once there is nothing else. */
  readonly used_quantity: number;
  readonly is_for_customer: boolean;
}

/** Quantities of goods that are weighed are right to this much. */
const SLACK = 1e-9;

/**
 * Judges the item as it is and as it will be with one more line of some units. The line is served behind all that wait:
 * nothing is taken from whom it was promised to. What is kept aside is for key customers, who take it last; others are
 * refused it before they order, but are owed nothing that lies there once they have.
 */
export function orderCheck(input: RiskInput, { quantity, is_key_customer }: OrderLine): OrderCheck {
  const now = assessStockoutRisk(input);
  const { stock } = now.explanation;
  if (stock === null) return { now, after: now, shipping: null, projection: now.projection, next: input };
  const { reserved_quantity = 0 } = input;
  // What those may take who are no key customers; below nought until the reserve is whole again.
  const unreserved = stock.supply - reserved_quantity;
  const supply = is_key_customer ? stock.supply : unreserved;
  const { served_quantity, short_quantity } = servedFrom(supply, quantity);
  const next = { ...input, ...withLine(stock, quantity), previous_severity: now.severity };
  const after = assessStockoutRisk(next);
  const receipts = datedReceipts(input.receipts, stock.on_order, input.lead_time, input.today);
  const dateAt = (probability: number) =>
    short_quantity === 0
      ? input.today
      : shipDate({ today: input.today, receipts, lead_time: input.lead_time }, quantity - supply, probability);
  const dates = { ship_date: dateAt(LIKELY), sure_ship_date: dateAt(SURE) };
  const reserve = reserveAt(stock, reserved_quantity, {
    used_quantity: Math.max(0, served_quantity - Math.max(0, unreserved)),
    is_for_customer: is_key_customer,
  });
  const left_quantity = Math.max(0, supply) - served_quantity;
  return {
    now,
    after,
    shipping: { served_quantity, short_quantity, left_quantity, ...dates, ...reserve },
    projection: is_key_customer ? after.projection : projectionWithout(next, after),
    next,
  };
}

function servedFrom(supply: number, quantity: number): Pick<OrderShipping, "served_quantity" | "short_quantity"> {
  const served_quantity = Math.min(quantity, Math.max(0, supply));
  return { served_quantity, short_quantity: quantity - served_quantity <= SLACK ? 0 : quantity - served_quantity };
}

/** Of what is kept aside, what is owed to nobody yet. */
function reserveAt(
  { supply }: AvailableStock,
  reserved_quantity: number,
  line: Omit<OrderReserve, "quantity">,
): Pick<OrderShipping, "reserve"> {
  const quantity = Math.min(reserved_quantity, Math.max(0, supply));
  return quantity > 0 ? { reserve: { quantity, ...line } } : {};
}

/** The days to come if what is kept aside were not there: everybody takes it last. */
function projectionWithout(next: RiskInput, after: RiskAssessment): RiskAssessment["projection"] {
  const { reserved_quantity = 0, stock } = next;
  if (reserved_quantity <= 0 || stock === null) return after.projection;
  const rest = { ...stock, on_hand: stock.on_hand - reserved_quantity };
  return assessStockoutRisk({ ...next, stock: rest }).projection;
}

/** Stock with a line among the open ones: it takes what lies there, and waits for the rest alone. */
function withLine(stock: AvailableStock, quantity: number): Pick<RiskInput, "stock" | "unfilled_quantity"> {
  const { on_hand, allocated, on_order, backorder, unfilled_quantity } = stock;
  const { served_quantity, short_quantity } = servedFrom(stock.supply, quantity);
  return {
    stock: { on_hand, allocated: allocated + served_quantity, on_order, backorder: backorder + short_quantity },
    unfilled_quantity: unfilled_quantity + short_quantity,
  };
}
