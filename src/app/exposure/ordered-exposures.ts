import { type PricedItem, type PricedLine, unitLoss } from "../../domain/exposure/lost-margin.ts";
import { unservedLines } from "../../domain/cause/asked-line.ts";
import { sumOfKnown } from "../../domain/exposure/expected-loss.ts";
import type { ExposureKind } from "../../domain/exposure/exposure-sign.ts";
import type { Day } from "../../domain/calendar/day.ts";
import type { ExposedCustomer } from "../../domain/customer/exposed-customers.ts";
import { isNamedCustomer } from "../../domain/customer/named-customer.ts";
import type { SalesLineRow } from "../../contracts/rows.ts";
import type { Exposure } from "../../ports/exposures.ts";

/** What of an event's orders is known. */
export interface HitOrders {
  /** Whose open lines cannot be served. */
  readonly exposed: readonly ExposedCustomer[];
  /** Lines that a shortage may have hit, `Subjects.hitLines`. */
  readonly lines: readonly SalesLineRow[];
  /** First day of the event. */
  readonly began_on: Day;
  /** The item; null where nothing is known of it. */
  readonly item: PricedItem | null;
  readonly before: readonly Exposure[];
}

/** A customer's units of one order that an event hits, in one way. */
export interface HitOrder extends Pick<Exposure, "customer_code" | "kind" | "order_no"> {
  readonly quantity: number;
  /** Margin lost with them as far as it is known, yuan; null where it is of none. */
  readonly loss: number | null;
}

/** Kinds that orders and customers turned away show; a purchase that is foretold has none. */
export const ORDERED_KINDS = [
  "open",
  "refused",
  "cut",
  "cancelled",
  "delayed",
] as const satisfies readonly ExposureKind[];

/**
 * Orders that an event hits, each line in one way: it cannot be served; or it was cancelled for the stockout or closed
 * short since the event began, or after it could not be served in the event; or it can be served, but its promised day has
 * passed. Lines of one order and kind add up. None of customers who are not named.
 */
export function hitOrders({ exposed, lines, began_on, item, before }: HitOrders): readonly HitOrder[] {
  const unserved = exposed.flatMap(({ customer_code, lines: own }) =>
    own.map(({ line, short_quantity }): HitOrder => {
      const loss = lossOf(short_quantity, line, item);
      return { customer_code, kind: "open", order_no: line.order_no, quantity: short_quantity, loss };
    }),
  );
  const open = new Set(unserved.map(placeOf));
  const known = new Set(before.map(placeOf));
  const hit = unservedLines(lines).flatMap((line) => {
    const order = hitOrder(line, item);
    const isOfEvent = line.ordered_on >= began_on || known.has(placeOf(line));
    return order === null || !isOfEvent || open.has(placeOf(line)) ? [] : [order];
  });
  return added([...unserved, ...hit].filter(({ customer_code }) => isNamedCustomer(customer_code)));
}

function hitOrder(line: SalesLineRow, item: PricedItem | null): HitOrder | null {
  const { customer_code, order_no } = line;
  const quantity = Math.max(0, line.quantity - line.shipped_quantity);
  const missing = { customer_code, order_no, quantity, loss: lossOf(quantity, line, item) };
  switch (line.line_state) {
    case "open":
      return { ...missing, kind: "delayed" };
    case "closed":
      return { ...missing, kind: "cut" };
    case "cancelled_for_stockout":
      return { ...missing, kind: "cancelled" };
    case "cancelled":
      return null;
  }
}

function lossOf(quantity: number, line: PricedLine, item: PricedItem | null): number | null {
  const loss = unitLoss(line, item);
  return loss === null ? null : quantity * loss;
}

function placeOf({ customer_code, order_no }: Pick<HitOrder, "customer_code" | "order_no">): string {
  return JSON.stringify([customer_code, order_no]);
}

function added(orders: readonly HitOrder[]): readonly HitOrder[] {
  const sums = new Map<string, HitOrder>();
  for (const order of orders) {
    const key = JSON.stringify([placeOf(order), order.kind]);
    const known = sums.get(key);
    const loss = known === undefined ? order.loss : sumOfKnown([known.loss, order.loss]);
    sums.set(key, { ...order, quantity: (known?.quantity ?? 0) + order.quantity, loss });
  }
  return [...sums.values()].filter(({ quantity }) => quantity > 0);
}
