import { type Day, daysBetween } from "../calendar/day.ts";
import { grouped } from "../math/grouped.ts";

/** An order that a shortage did not serve, with its customer. */
export interface HitOrder {
  readonly customer_code: string;
  /** Day on which it was first found. */
  readonly exposed_on: Day;
}

/** When a customer ordered last, and after how many days without an order they count as lost; null where nobody can tell. */
export interface LastOrder {
  readonly customer_code: string;
  readonly last_ordered_on: Day;
  readonly gap_days: number | null;
  /** Day through which orders were read. */
  readonly learned_on: Day;
}

/** What has become of the customers whom one event hit: each is one of the three. */
export interface EventRetention {
  readonly exposed: number;
  /** Ordered anything after the day on which they were last hit. */
  readonly returned: number;
  /** Have not ordered for longer than their own repurchase gap. */
  readonly lost: number;
}

/** Counts whom an event hit, who came back and who is lost; the others still have time. Null where it hit nobody. */
export function eventRetention(orders: readonly HitOrder[], known: readonly LastOrder[]): EventRetention | null {
  const byCustomer = grouped(orders, ({ customer_code }) => customer_code);
  if (byCustomer.size === 0) return null;
  const lastOf = new Map(known.map((one) => [one.customer_code, one]));
  const fates = Array.from(byCustomer, ([customer_code, own]) => {
    const hit_on = own.reduce((latest, { exposed_on }) => (exposed_on > latest ? exposed_on : latest), "");
    return fateOf(hit_on, lastOf.get(customer_code));
  });
  const count = (wanted: Fate) => fates.filter((fate) => fate === wanted).length;
  return { exposed: fates.length, returned: count("returned"), lost: count("lost") };
}

type Fate = "returned" | "lost" | "pending";

function fateOf(hit_on: Day, last: LastOrder | undefined): Fate {
  if (last === undefined) return "pending";
  if (last.last_ordered_on > hit_on) return "returned";
  return last.gap_days !== null && daysBetween(hit_on, last.learned_on) > last.gap_days ? "lost" : "pending";
}
