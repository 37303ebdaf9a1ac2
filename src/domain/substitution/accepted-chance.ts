/** How often a substitute was recommended to somebody, and how often they then bought it. */
export interface Acceptance {
  readonly offered: number;
  readonly taken: number;
}

/** What was learned before weighs like so many recommendations. */
const PRIOR_OFFERS = 20;

/**
 * Chance that a recommended substitute is taken, beta–binomial: Beta(n₀·p, n₀·(1 − p)) before any recommendation, p what
 * was learned, gives (taken + n₀·p) ÷ (offered + n₀).
 */
export function acceptedChance(chance: number, { offered, taken }: Acceptance): number {
  return (taken + PRIOR_OFFERS * chance) / (offered + PRIOR_OFFERS);
}
