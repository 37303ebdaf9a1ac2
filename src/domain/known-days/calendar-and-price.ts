import type { DemandSeries } from "../demand/demand-series.ts";
import { calendarFactors } from "./calendar-factors.ts";
import type { CalendarFactors, SeriesCalendar } from "./calendar-factors.ts";
import type { PooledEffects } from "./pooled-effects.ts";
import { priceChange } from "./price-change.ts";
import type { ItemPrices } from "./price-change.ts";
import { priceEffect, withPricePrior } from "./price-effect.ts";
import type { PriceEffect } from "./price-effect.ts";
import { priceColumn } from "./price-history.ts";

/** What calendar and price do to an item's demand. */
export interface CalendarAndPrice {
  readonly calendar: CalendarFactors;
  /** Null where no price has been changed, or nothing is known of what that does. */
  readonly price: PriceEffect | null;
}

/**
 * Learns the calendar's effects, and with them the price's where a change of it lies ahead. Where none does, or where it
 * does nothing, the calendar's are what they are without any price.
 */
export function calendarAndPrice(
  series: DemandSeries,
  calendar: SeriesCalendar,
  priors: PooledEffects["priors"],
  prices: ItemPrices | undefined,
): CalendarAndPrice {
  const { first_day, quantity } = series;
  const change = prices === undefined ? null : priceChange(prices, { first_day, days: quantity.length });
  const column = change === null ? null : priceColumn(change.prices);
  if (change !== null && column !== null) {
    const together = calendarFactors(series, { ...calendar, price: column }, withPricePrior(priors));
    const price = together.elasticity === null ? null : priceEffect(change, together.elasticity, priors);
    if (price !== null) return { calendar: together, price };
  }
  return { calendar: calendarFactors(series, calendar, priors), price: null };
}
