/** What one customer bought of late, as far as it bears on a substitute. */
export interface OwnBuying {
  /** Days with an order within the look-back. */
  readonly visits: number;
  /** Those with the substitute. */
  readonly with_it: number;
}

/** The chance that all buyers have weighs like so many visits of the customer. */
const PRIOR_VISITS = 10;

/** Chance that this customer takes a substitute: their own share of visits with it, backed off to that of all buyers. */
export function ownChance({ visits, with_it }: OwnBuying, chance: number): number {
  return (with_it + PRIOR_VISITS * chance) / (visits + PRIOR_VISITS);
}
