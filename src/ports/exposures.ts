import type { Day } from "../domain/calendar/day.ts";
import type { ExposureKind } from "../domain/exposure/exposure-sign.ts";

/** One sign that an event (an episode of an item at a place) hits a customer, or will. */
export interface Exposure {
  /** The event's number, `episodeKey`. */
  readonly event_no: string;
  readonly item_code: string;
  readonly location_code: string;
  readonly customer_code: string;
  readonly kind: ExposureKind;
  /** "" where there is no order: of a customer who was turned away or asked, and of a purchase that is foretold. */
  readonly order_no: string;
  /** Units that cannot be served; of a foretold purchase its units, if it comes. */
  readonly quantity: number;
  /** 1 where it was ordered in fact, or asked for in vain. */
  readonly probability: number;
  /** quantity × probability × margin lost with a unit (`unitLoss`), yuan, as far as it is known; null where it is of no unit. */
  readonly expected_loss_margin: number | null;
  /** The days for which a purchase is foretold, both within; null for what was ordered. */
  readonly foretold_from: Day | null;
  readonly foretold_through: Day | null;
  /** Day on which it was first found. */
  readonly exposed_on: Day;
  /** Day on which it was found no more, though the event went on or ended; null while it stands. */
  readonly over_on: Day | null;
}

/** All exposures of some kinds that a look at an event has found. */
export interface EventExposures {
  readonly event_no: string;
  readonly kinds: readonly ExposureKind[];
  /** Day of the look. */
  readonly on: Day;
  readonly found: readonly Exposure[];
}

/** Where a page of exposures begins: behind this one. */
export type ExposurePlace = Pick<
  Exposure,
  "exposed_on" | "event_no" | "customer_code" | "kind" | "order_no" | "item_code"
>;

/**
 * Who is or was exposed to events, one row for each event, customer, kind, order and item. A row that is found again has
 * its figures and keeps the day on which it was first found; one of the same kinds that is found no more is over, and
 * stays. `Assessments.commit` keeps them together with the assessment they come from.
 */
export interface Exposures {
  keep(installation_id: string, looks: readonly EventExposures[]): Promise<void>;
  /** Of an event, by customer, kind and order. */
  ofEvent(installation_id: string, event_no: string): Promise<readonly Exposure[]>;
  /** Of a customer, newest first, then by event, kind and order. */
  ofCustomer(installation_id: string, customer_code: string): Promise<readonly Exposure[]>;
  /** First found on a day or later, in the order of `ExposurePlace`, at most `limit`, behind `after`. */
  since(
    installation_id: string,
    day: Day,
    page: { readonly after: ExposurePlace | null; readonly limit: number },
  ): Promise<readonly Exposure[]>;
  /** Refused, cut and cancelled, first found on a day or later, the newest first, then by event, customer, kind and order; at most `limit`. */
  failedSince(installation_id: string, day: Day, limit: number): Promise<readonly Exposure[]>;
  /** Removes all of a customer; returns how many. */
  erase(installation_id: string, customer_code: string): Promise<number>;
  /** Forgets those first found before a day, at most `limit`; returns how many. */
  forget(before: Day, limit: number): Promise<number>;
}
