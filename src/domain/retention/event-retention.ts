import { type Day, dayNumber } from "../calendar/day.ts";
import { askedFor, type GapLearner, orderDays } from "./customer-days.ts";
import type { RecordedLine } from "./recorded-line.ts";
import { isKept, retentionOutcome, type RetentionOutcome } from "./retention-outcome.ts";

/** A customer whose orders an event did not serve. */
export interface HitCustomer {
  readonly customer_code: string;
  /** Days of the orders that were refused, cut, cancelled or delayed; none where theirs still wait. */
  readonly hit_on: readonly Day[];
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

/** Judges whom an event hit as `retentionOutcome` does, each by their last shortage in it. Null where it hit nobody. */
export function eventRetention(customers: readonly HitCustomer[], gaps: GapLearner, today: Day): EventRetention | null {
  if (customers.length === 0) return null;
  const outcomes = customers.map((customer) => outcomeOf(customer, gaps, today));
  const count = (isMeant: (outcome: RetentionOutcome) => boolean) => outcomes.filter(isMeant).length;
  return {
    exposed: customers.length,
    returned: count(isKept),
    lost: count((outcome) => outcome === "lost"),
    pending: count((outcome) => outcome === "pending"),
    unknown: count((outcome) => outcome === "unknown"),
  };
}

function outcomeOf({ hit_on, lines }: HitCustomer, gaps: GapLearner, today: Day): RetentionOutcome {
  const day = hit_on.toSorted().at(-1);
  if (day === undefined) return "pending";
  // Whether they bought the item again or another does not matter here.
  const shortage = { day, item_code: "", category: "" };
  const ordered = askedFor(lines).map(({ ordered_on, item_code }) => ({ day: ordered_on, item_code, category: "" }));
  const gap_days = gaps === null ? null : gaps(orderDays(lines), dayNumber(day));
  return retentionOutcome({ shortage, gap_days, ordered, today });
}
