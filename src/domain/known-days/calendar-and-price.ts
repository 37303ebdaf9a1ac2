import { dayEffects } from "../demand/day-effects.ts";
import type { DayEffect } from "../demand/day-effects.ts";
import type { DemandSeries } from "../demand/demand-series.ts";
import type { EffectColumn } from "../demand/effect-columns.ts";
import type { EffectPriors } from "../demand/effect-priors.ts";
import { calendarFactors } from "./calendar-factors.ts";
import type { CalendarFactors, SeriesCalendar } from "./calendar-factors.ts";
import { priceChange } from "./price-change.ts";
import type { ItemPrices } from "./price-change.ts";
import { believedElasticity, priceEffect, withPricePrior } from "./price-effect.ts";
import type { PriceEffect } from "./price-effect.ts";
import { paidPriceColumn, priceColumn } from "./price-history.ts";

/** What calendar and price do to an item's demand. */
export interface CalendarAndPrice {
  readonly calendar: CalendarFactors;
  /** Null where no price has been changed, or nothing is known of what that does. */
  readonly price: PriceEffect | null;
  /** What the item's past prices have taught, whether or not one is changed; null where nothing is believed of it. */
  readonly elasticity: DayEffect | null;
}

/**
 * Learns the calendar's effects, and with them the price's where a change of it lies ahead. Where none does, or where it
 * does nothing, the calendar's are what they are without any price.
 */
export function calendarAndPrice(
  series: DemandSeries,
  calendar: SeriesCalendar,
  priors: EffectPriors,
  prices: ItemPrices | undefined,
): CalendarAndPrice {
  const stretch = { first_day: series.first_day, days: series.quantity.length };
  const change = prices === undefined ? null : priceChange(prices, stretch);
  if (change === null) {
    const elasticity = elasticityOf(series, calendar, priors, paidPriceColumn(prices?.paid ?? [], stretch));
    return { calendar: calendarFactors(series, calendar, priors), price: null, elasticity };
  }
  const column = priceColumn(change.prices);
  const together = calendarFactors(series, { ...calendar, price: column }, withPricePrior(priors));
  const elasticity = together.elasticity === null ? null : believedElasticity(together.elasticity, priors);
  if (elasticity !== null) return { calendar: together, price: priceEffect(change, elasticity), elasticity };
  return { calendar: calendarFactors(series, calendar, priors), price: null, elasticity };
}

function elasticityOf(
  series: DemandSeries,
  { past }: SeriesCalendar,
  priors: EffectPriors,
  column: EffectColumn | null,
): DayEffect | null {
  if (column === null) return null;
  const effect = dayEffects(series, [...past, column], withPricePrior(priors)).effects[past.length];
  return effect === undefined ? null : believedElasticity(effect, priors);
}
