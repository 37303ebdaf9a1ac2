import type { DemandAdjustment } from "../adjustment/demand-adjustment.ts";
import { dayNumber } from "../calendar/day.ts";
import type { Day } from "../calendar/day.ts";
import type { DayEffect } from "../demand/day-effects.ts";
import { isInScope } from "../demand/demand-scope.ts";
import type { ScopedItem } from "../demand/demand-scope.ts";
import type { DemandSeries } from "../demand/demand-series.ts";
import type { EffectColumn } from "../demand/effect-columns.ts";
import { touchesItem } from "../promotion/promotion.ts";
import { calendarAndPrice } from "./calendar-and-price.ts";
import { calendarOver } from "./known-days.ts";
import type { KnownDays } from "./known-days.ts";
import { adjustmentsOver, beforeToday, plainSeries, product } from "./past-days.ts";
import { NOTHING_POOLED } from "./pooled-effects.ts";
import type { PooledEffects } from "./pooled-effects.ts";
import type { ItemPrices } from "./price-change.ts";
import { priceDays } from "./price-days.ts";
import type { PriceEffect } from "./price-effect.ts";
import { promotionEffects } from "./promotion-effects.ts";
import type { PromotionEffects } from "./promotion-effects.ts";

/** What is known of an item's past and coming days beside its weekdays. */
export interface DemandEffects extends Pick<PromotionEffects, "coming_log_sds" | "promotions" | "runs"> {
  /** Multiple of each day of the series before today. */
  readonly past: Float64Array;
  /** Multiple of each coming day, today first. */
  readonly coming: Float64Array;
  /** The part of the coming multiples that the calendar has, and the columns it comes from. */
  readonly calendar: Float64Array;
  readonly columns: readonly EffectColumn[];
  readonly effects: readonly DayEffect[];
  /** What a changed price does; null where none lies ahead. */
  readonly price: PriceEffect | null;
  /** What past prices have taught, whether or not one changes; null where nothing is believed of it. */
  readonly elasticity: DayEffect | null;
  /** Those that cover the item. */
  readonly adjustments: readonly DemandAdjustment[];
}

/** What effects are asked of. */
export interface EffectsQuestion {
  readonly demand: DemandSeries;
  readonly item: ScopedItem;
  readonly today: Day;
  /** Coming days, today included. */
  readonly horizon_days: number;
  readonly known: KnownDays;
  /** What other items have taught. */
  readonly pooled?: PooledEffects | undefined;
  /** What people paid and what is asked; no price moves demand where left out. */
  readonly prices?: ItemPrices | undefined;
}

/**
 * Multiples of past and coming days: of the calendar × of the promotion that counts × of a changed price × of people's
 * adjustments. Where nothing is known or learned they are exactly 1.
 */
export function demandEffects(question: EffectsQuestion): DemandEffects {
  const { item, today, horizon_days, known, pooled = NOTHING_POOLED } = question;
  const series = beforeToday(question.demand, today);
  const own = known.promotions.filter((promotion) => touchesItem(promotion, item));
  const adjustments = known.adjustments.filter(({ scope }) => isInScope(scope, item));
  const stated = adjustmentsOver(adjustments, item, { first_day: series.first_day, days: series.quantity.length });
  const ahead = adjustmentsOver(adjustments, item, { first_day: today, days: horizon_days });
  const columns = calendarOver(known, today, horizon_days);
  const past = calendarOver(known, series.first_day, series.quantity.length);
  const plain = plainSeries(series, own, stated);
  const days = { past, coming: columns, today };
  const { calendar, price, elasticity } = calendarAndPrice(plain, days, pooled.priors, question.prices);
  const promoted = promotionEffects({
    ...{ item, series, today, horizon_days, promotions: own, runs_of_others: pooled.runs },
    shape: product(calendar.shape, stated),
  });
  const priced = priceDays(price, { series, promotions: own, promoted, horizon_days });
  return {
    past: product(product(product(calendar.past, promoted.past), priced.past), stated),
    coming: product(product(product(calendar.coming, promoted.coming), priced.coming), ahead),
    ...{ calendar: calendar.coming, columns, effects: calendar.effects, price, elasticity, adjustments },
    ...{ coming_log_sds: priced.coming_log_sds, promotions: promoted.promotions, runs: promoted.runs },
  };
}

/** Whether anything is known that makes a past or coming day differ from what its weekday lets expect. */
export function isAtWork({ past, coming, coming_log_sds }: DemandEffects): boolean {
  return coming_log_sds !== null || past.some((factor) => factor !== 1) || coming.some((factor) => factor !== 1);
}

/** Multiples of past days in the order of some day numbers; 1 for days that are not among them. */
export function factorsOf(past: Float64Array, first_day: Day, day_numbers: Float64Array): Float64Array {
  const first = dayNumber(first_day);
  return day_numbers.map((number) => past[number - first] ?? 1);
}
