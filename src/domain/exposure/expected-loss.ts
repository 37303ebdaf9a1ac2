import type { ValueBasis } from "./residual-value.ts";

/** What an outage is expected to cost: two parts, neither of which holds the other. Yuan; null where one is not known. */
export interface ExpectedLoss {
  /** Units not served × margin of a unit. */
  readonly margin_loss: number | null;
  /** Chance of meeting the shortage × rise of the chance to leave × what the customer is still worth. */
  readonly future_loss: number | null;
}

/** A customer who may meet a shortage. */
export interface ExposedValue {
  /** The chance that they meet it: 1 where an order of theirs has. */
  readonly probability: number;
  /** Rise of the chance that they leave once they have met it, 0–1. */
  readonly churn_effect: number;
  /** What they are still worth, yuan. */
  readonly residual_value: number;
}

/** What a shortage is expected to cost beyond the units not sold now: probability × effect on leaving × residual value. */
export function futureLoss({ probability, churn_effect, residual_value }: ExposedValue): number {
  return probability * churn_effect * residual_value;
}

/**
 * The chance that at least one of several things happens that do not depend on each other, 1 − Π(1 − pᵢ): who may meet
 * several shortages can be lost only once.
 */
export function chanceOfAny(chances: readonly number[]): number {
  return 1 - chances.reduce((none, chance) => none * (1 - chance), 1);
}

/**
 * What losses are ranked by: both parts together, a part that is not known as nothing. Revenue is never added to margin: a
 * future part that is counted by revenue is left out.
 */
export function rankedLoss({ margin_loss, future_loss }: ExpectedLoss, basis: ValueBasis | null): number {
  return (margin_loss ?? 0) + (basis === "margin" ? (future_loss ?? 0) : 0);
}

/** The sum of what is known; null where nothing is. */
export function sumOfKnown(parts: readonly (number | null)[]): number | null {
  const known = parts.filter((part) => part !== null);
  return known.length === 0 ? null : known.reduce((sum, part) => sum + part, 0);
}
