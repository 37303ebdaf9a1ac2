/** What a customer's value is counted by: margin where the shop knows its costs, else revenue. */
export type ValueBasis = "margin" | "revenue";

/** What is known of a customer's worth. */
export interface ValuedCustomer {
  /** The chance that they are still a customer, 0–1; null where it cannot be told. */
  readonly alive_probability: number | null;
  /** Over the last 365 days, yuan; null where it is not known. */
  readonly value: number | null;
  readonly value_basis: ValueBasis | null;
}

/** What a customer is still worth, and what that is counted by. */
export interface ResidualValue {
  readonly yuan: number;
  readonly basis: ValueBasis;
}

/**
 * What the coming year of a customer is expected to bring: the value of the past year × the chance of being a customer
 * still. It is customer lifetime value (Fader, Hardie & Lee 2005, "RFM and CLV") cut to one year without interest, with the
 * own past year in the place of a model of spending: too little for whoever came within the year, too much for whoever will
 * leave within the next. Whoever costs more than they bring has nothing to lose. Null where value or chance is not known.
 */
export function residualValue({ value, value_basis, alive_probability }: ValuedCustomer): ResidualValue | null {
  if (value === null || value_basis === null || alive_probability === null) return null;
  return { yuan: Math.max(0, value) * alive_probability, basis: value_basis };
}
