import { fifths } from "../math/fifths.ts";

/** How lately, how often and for how much a customer bought. */
export interface RfmFigures {
  readonly days_since_last: number;
  readonly orders: number;
  /** Yuan. */
  readonly value: number;
}

/** Fifths, 5 the best. */
export interface RfmScore {
  readonly recency: number;
  readonly frequency: number;
  readonly value: number;
}

/** A cell of the table: customers of one fifth of recency and one of frequency. */
export interface RfmCell {
  readonly recency: number;
  readonly frequency: number;
  readonly customers: number;
  /** Sum of their value, yuan. */
  readonly value: number;
  readonly lost: number;
}

const FIFTHS = 5;

/** Scores customers by fifths of the whole; equal figures get equal scores (the share of customers that lie below). */
export function rfmScores(customers: readonly RfmFigures[]): readonly RfmScore[] {
  const recency = fifths(customers.map(({ days_since_last }) => -days_since_last));
  const frequency = fifths(customers.map(({ orders }) => orders));
  const money = fifths(customers.map(({ value }) => value));
  return customers.map(({ days_since_last, orders, value }) => ({
    recency: recency(-days_since_last),
    frequency: frequency(orders),
    value: money(value),
  }));
}

/** Customers by recency and frequency; `isLost` says who of them is lost. Cells nobody lies in are there, too. */
export function rfmTable<Customer extends RfmFigures>(
  customers: readonly Customer[],
  isLost: (customer: Customer) => boolean,
): readonly RfmCell[] {
  const cells = Array.from({ length: FIFTHS * FIFTHS }, (_, i) => ({
    ...{ recency: Math.floor(i / FIFTHS) + 1, frequency: (i % FIFTHS) + 1 },
    ...{ customers: 0, value: 0, lost: 0 },
  }));
  rfmScores(customers).forEach(({ recency, frequency }, i) => {
    const [cell, customer] = [cells[(recency - 1) * FIFTHS + frequency - 1], customers[i]];
    if (cell === undefined || customer === undefined) return;
    cell.customers += 1;
    cell.value += customer.value;
    cell.lost += isLost(customer) ? 1 : 0;
  });
  return cells;
}
