/** A sign that a customer may buy: the chance that they do, and the units, if they do. */
export interface BuyingSign {
  readonly probability: number;
  readonly units: number;
}

/** One purchase to come of which several signs speak: the chance is that of any of them, the units those of the largest. */
export function comingPurchase(signs: readonly BuyingSign[]): BuyingSign {
  return {
    probability: 1 - signs.reduce((none, { probability }) => none * (1 - probability), 1),
    units: signs.reduce((most, { units }) => Math.max(most, units), 0),
  };
}

/** Days in which a sign of interest loses half its weight. */
const INTENT_HALF_LIFE_DAYS = 14;

/** The chance that a sign of interest still comes true, by its weight on the day it was given and its age in days. */
export function intentChance(weight: number, age_days: number): number {
  return Math.min(1, Math.max(0, weight)) * 2 ** (-Math.max(0, age_days) / INTENT_HALF_LIFE_DAYS);
}
