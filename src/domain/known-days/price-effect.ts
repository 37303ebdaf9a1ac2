import { LARGEST_LOG } from "../demand/day-effects.ts";
import type { DayEffect } from "../demand/day-effects.ts";
import type { EffectPrior, EffectPriors } from "../demand/effect-priors.ts";
import type { PriceChange } from "./price-change.ts";

/** What a changed price does to an item's demand. */
export interface PriceEffect extends Pick<PriceChange, "past_price" | "coming_price"> {
  /** Demand at the coming price ÷ demand at the price until now. */
  readonly multiple: number;
  /** Spread of its logarithm. */
  readonly log_sd: number;
  /** Demand at each past day's price ÷ demand at the price until now. */
  readonly past: Float64Array;
  /** Days with another price than the usual one that the item's own history tells it by; 0 = other items' word. */
  readonly own_days: number;
}

/** Without other items: a price can do much or nothing. */
const UNKNOWN_ELASTICITY: EffectPrior = { mean: 0, sd: 1 };
/** An elasticity counts from this many standard errors below 0: more where no other item bears it out. */
const ALONE_ERRORS = 2;
const BORNE_OUT_ERRORS = 1;

/** Priors with one for the price. */
export function withPricePrior(priors: EffectPriors): EffectPriors {
  return { ...priors, relative_price: priors.relative_price ?? UNKNOWN_ELASTICITY };
}

/**
 * An elasticity as it is used: null where it is not clearly below 0, for that more is sold because it costs more is never
 * believed. Its days are 0 where the item's own history has told nothing.
 */
export function believedElasticity(effect: DayEffect, priors: EffectPriors): DayEffect | null {
  const { estimate, standard_error } = effect;
  const errors = priors.relative_price === undefined ? ALONE_ERRORS : BORNE_OUT_ERRORS;
  if (estimate + errors * standard_error >= 0) return null;
  const { sd } = priors.relative_price ?? UNKNOWN_ELASTICITY;
  const days = standard_error < sd ? effect.days : 0;
  return { ...effect, value: estimate, multiple: Math.exp(estimate), days };
}

/** What a price change does by an elasticity: (price ÷ price until now)^β. */
export function priceEffect({ past_price, coming_price, prices }: PriceChange, elasticity: DayEffect): PriceEffect {
  const { value, standard_error, days } = elasticity;
  const multipleAt = (price: number) => Math.exp(held(value * Math.log(price / past_price)));
  return {
    ...{ past_price, coming_price, own_days: days },
    multiple: multipleAt(coming_price),
    log_sd: standard_error * Math.abs(Math.log(coming_price / past_price)),
    past: prices.map(multipleAt),
  };
}

function held(log: number): number {
  return Math.min(LARGEST_LOG, Math.max(-LARGEST_LOG, log));
}
