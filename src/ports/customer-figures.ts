import type { Day } from "../domain/calendar/day.ts";

/** What the last night learned of one customer; null where it cannot be told. */
export interface CustomerFigure {
  readonly customer_code: string;
  /** The chance that the customer is still a customer, 0–1. */
  readonly alive_probability: number | null;
  /** Days without an order after which the customer counts as lost, and the usual gap, days. */
  readonly gap_days: number | null;
  readonly usual_gap_days: number | null;
  readonly order_days: number;
  readonly first_ordered_on: Day;
  readonly last_ordered_on: Day;
  /** Over the last 365 days, yuan; null where no price is known. */
  readonly value: number | null;
  readonly value_basis: "margin" | "revenue" | null;
  /** Fifths of recency, frequency and value, 5 the best: "5-4-5". */
  readonly rfm_class: string | null;
  /** Day of the night. */
  readonly learned_on: Day;
}

/** Figures of customers as the last night found them. */
export interface CustomerFigures {
  /** Keeps figures, in the place of those the customers had. */
  keep(installation_id: string, figures: readonly CustomerFigure[]): Promise<void>;
  /** Of some customers, by code; none where nothing is kept. */
  of(installation_id: string, customer_codes: readonly string[]): Promise<readonly CustomerFigure[]>;
  /** In the order of their codes, at most `limit`, behind `after`. */
  page(installation_id: string, after: string | null, limit: number): Promise<readonly CustomerFigure[]>;
  /** Forgets those that no night since the given day has found. */
  forgetBefore(installation_id: string, day: Day): Promise<void>;
  erase(installation_id: string, customer_code: string): Promise<number>;
}
