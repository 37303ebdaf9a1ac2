import { type Day, dayNumber } from "../calendar/day.ts";
import type { ExposureKind } from "../stockout-effect/purchase-line.ts";
import { askedFor, type GapLearner, orderDays } from "./customer-days.ts";
import { lineKey, lineShortages } from "./line-shortages.ts";
import type { RecordedLine } from "./recorded-line.ts";
import { type RefusedAsking, refusedShortages } from "./refused-shortages.ts";
import { isKept, retentionOutcome, type RetentionOutcome } from "./retention-outcome.ts";

/** An order of one item that an event hit. */
export interface HitOrder {
  readonly order_no: string;
  readonly item_code: string;
  /** How, as it was found while the event lasted; null where it only waited. */
  readonly kind: ExposureKind | null;
}

/** A customer whom an event may have hit. */
export interface HitCustomer {
  readonly orders: readonly HitOrder[];
  /** When they were turned away in it without an order. */
  readonly refused: readonly RefusedAsking[];
  /** All lines of the customer. */
  readonly lines: readonly RecordedLine[];
}

/** What has become of the customers whom one event hit: each is one of the four. */
export interface EventRetention {
  readonly exposed: number;
  /** Ordered anything within their own repurchase gap. */
  readonly returned: number;
  /** Did not. */
  readonly lost: number;
  /** Their gap is not over, or their order still waits. */
  readonly pending: number;
  /** No gap could be learned for them. */
  readonly unknown: number;
}

/** Counts what has become of the customers; null where it hit nobody. */
export function eventRetention(outcomes: readonly RetentionOutcome[]): EventRetention | null {
  if (outcomes.length === 0) return null;
  const count = (isMeant: (outcome: RetentionOutcome) => boolean) => outcomes.filter(isMeant).length;
  return {
    exposed: outcomes.length,
    returned: count(isKept),
    lost: count((outcome) => outcome === "lost"),
    pending: count((outcome) => outcome === "pending"),
    unknown: count((outcome) => outcome === "unknown"),
  };
}

/**
 * What has become of a customer by the last shortage they met in an event: as `retentionOutcome` judges it, and pending where
 * their order still waits. Null where they met none, because what waited was served; and where they have never ordered: nobody
 * has lost them.
 */
export function hitOutcome(customer: HitCustomer, gaps: GapLearner, today: Day): RetentionOutcome | null {
  const { lines } = customer;
  const asked = askedFor(lines);
  if (asked.length === 0) return null;
  const day = lastShortage(customer);
  if (day === null) return ordered(customer).some(isWaiting) ? "pending" : null;
  // Whether they bought the item again or another does not matter here.
  const shortage = { day, item_code: "", category: "" };
  const again = asked.map(({ ordered_on, item_code }) => ({ day: ordered_on, item_code, category: "" }));
  const gap_days = gaps === null ? null : gaps(orderDays(lines), dayNumber(day));
  return retentionOutcome({ shortage, gap_days, ordered: again, today });
}

/** The day of the order that was not served, or on which they asked in vain. */
function lastShortage(customer: HitCustomer): Day | null {
  const { orders, refused, lines } = customer;
  const known = orders.flatMap(({ kind, ...order }) => (kind === null ? [] : [{ ...order, kind }]));
  // Where nothing was ever shipped on record, less shipped than asked for says nothing.
  const isKeptOnRecord = lines.some(({ shipped_quantity }) => shipped_quantity > 0);
  const met = [
    ...lineShortages(ordered(customer), known, () => undefined).filter((one) => isKeptOnRecord || !one.is_short_alone),
    ...refusedShortages(refused, () => undefined),
  ];
  return (
    met
      .map(({ day }) => day)
      .toSorted()
      .at(-1) ?? null
  );
}

/** The lines of the orders that the event hit. */
function ordered({ orders, lines }: HitCustomer): readonly RecordedLine[] {
  const keys = new Set(orders.map(lineKey));
  return lines.filter((line) => keys.has(lineKey(line)));
}

function isWaiting({ line_state, quantity, shipped_quantity }: RecordedLine): boolean {
  return line_state === "open" && shipped_quantity < quantity;
}
