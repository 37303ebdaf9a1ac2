import { dayEffects, dayFactors } from "../demand/day-effects.ts";
import type { DayEffect } from "../demand/day-effects.ts";
import { isInScope } from "../demand/demand-scope.ts";
import type { ScopedItem } from "../demand/demand-scope.ts";
import type { DemandSeries } from "../demand/demand-series.ts";
import type { EffectPriors, ItemEffect } from "../demand/effect-priors.ts";
import type { DayPrice } from "../demand/going-price.ts";
import type { Day } from "../calendar/day.ts";
import { promotionRuns } from "../promotion/promotion-runs.ts";
import { touchesItem } from "../promotion/promotion.ts";
import { calendarOver } from "./known-days.ts";
import type { KnownDays } from "./known-days.ts";
import { adjustmentsOver, beforeToday, plainSeries, product } from "./past-days.ts";
import type { ItemLesson } from "./pooled-effects.ts";
import { paidPriceColumn } from "./price-history.ts";

/** An item's own history alone is asked: nothing is known beforehand. */
const WIDE = { mean: 0, sd: 3 };
const NOTHING_KNOWN: EffectPriors = {
  ...{ weekend: WIDE, holiday: WIDE, makeup_workday: WIDE, before_eve: WIDE, around_eve: WIDE, after_eve: WIDE },
  relative_price: WIDE,
};

/** What an item learns from. */
export interface LessonQuestion {
  readonly demand: DemandSeries;
  readonly item: ScopedItem;
  readonly today: Day;
  readonly known: KnownDays;
  /** What people paid before today; nothing is learned of prices where left out. */
  readonly paid?: readonly DayPrice[];
}

/**
 * What the history of one item alone shows of days, to be laid beside that of others. What the price does is learned
 * beside the calendar, but what holidays do is told as they were, price cuts and all: no coming holiday's price is known.
 */
export function itemLesson({ demand, item, today, known, paid = [] }: LessonQuestion): ItemLesson {
  const series = beforeToday(demand, today);
  const stretch = { first_day: series.first_day, days: series.quantity.length };
  const promotions = known.promotions.filter((promotion) => touchesItem(promotion, item));
  const adjustments = known.adjustments.filter(({ scope }) => isInScope(scope, item));
  const stated = adjustmentsOver(adjustments, item, stretch);
  const columns = calendarOver(known, stretch.first_day, stretch.days);
  const plain = plainSeries(series, promotions, stated);
  const { effects } = dayEffects(plain, columns, NOTHING_KNOWN);
  const price = paidPriceColumn(paid, stretch);
  const priced = price === null ? [] : dayEffects(plain, [...columns, price], NOTHING_KNOWN).effects;
  const shape = product(dayFactors({ effects, normal_factor: 1 }, columns), stated);
  return {
    effects: [...effects, ...priced.filter(({ name }) => name === "relative_price")].filter(isSeen).map(asLearned),
    runs: promotionRuns(promotions, item, series, shape),
  };
}

function isSeen({ days, standard_error }: DayEffect): boolean {
  return days > 0 && standard_error < WIDE.sd;
}

function asLearned({ name, estimate, standard_error }: DayEffect): ItemEffect {
  return { name, value: estimate, standard_error };
}
