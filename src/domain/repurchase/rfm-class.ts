import { fifths } from "../math/fifths.ts";

/** What recency, frequency and value of a customer are told from. */
export interface RfmFigures {
  /** A day number. */
  readonly last_day: number;
  readonly order_days: number;
  /** Money; null where it is not known. */
  readonly value: number | null;
}

/** Fewer customers have no fifths. */
const LEAST_CUSTOMERS = 20;

/**
 * The fifth of each customer in recency, frequency and value among all, 5 the best ("5-4-5"); equal customers share the
 * fifth of the lowest of them. Null where a value is not known, and in a shop of fewer than 20 customers.
 */
export function rfmClasses(customers: readonly RfmFigures[]): readonly (string | null)[] {
  if (customers.length < LEAST_CUSTOMERS) return customers.map(() => null);
  const recency = fifths(customers.map(({ last_day }) => last_day));
  const frequency = fifths(customers.map(({ order_days }) => order_days));
  const money = fifths(customers.flatMap(({ value }) => value ?? []));
  return customers.map(({ last_day, order_days, value }) =>
    value === null ? null : [recency(last_day), frequency(order_days), money(value)].join("-"),
  );
}
