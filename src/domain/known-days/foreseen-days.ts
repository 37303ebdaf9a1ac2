import { addDays, dayNumber } from "../calendar/day.ts";
import type { Day } from "../calendar/day.ts";
import { DAY_EFFECT_LABELS } from "../demand/effect-columns.ts";
import type { DayEffectName } from "../demand/effect-columns.ts";
import { isInScope } from "../demand/demand-scope.ts";
import { learnedUplift } from "../promotion/learned-uplift.ts";
import type { PromotionRun } from "../promotion/learned-uplift.ts";
import { strongestByDay } from "../promotion/promotion-days.ts";
import { promotionRuns } from "../promotion/promotion-runs.ts";
import { touchesItem } from "../promotion/promotion.ts";
import type { Promotion } from "../promotion/promotion.ts";
import { calendarFactors } from "./calendar-factors.ts";
import type { EffectsQuestion } from "./demand-effects.ts";
import { calendarOver } from "./known-days.ts";
import { adjustmentsOver, beforeToday, plainSeries, product } from "./past-days.ts";
import { NOTHING_POOLED } from "./pooled-effects.ts";

/** What could be foreseen of an item's past days. */
export interface ForeseenDays {
  readonly first_day: Day;
  /** Multiple of each day before today. */
  readonly factors: Float64Array;
  /** 1 on each day in a promotion of the item. */
  readonly promoted: Uint8Array;
  /** Chinese names of the events and holidays of a day. */
  eventsOf(index: number): readonly string[];
}

/** Calendar effects that are an event of their own; weekends and worked weekends belong to the week. */
const HOLIDAYS: readonly DayEffectName[] = ["holiday", "before_eve", "around_eve", "after_eve"];

/**
 * Multiples of past days as they were to be expected beforehand: those of a promotion from the runs that were over when
 * it began and from what people had said, never from the run itself. What holidays do is learned from all years at hand,
 * so their own error is somewhat flattered.
 */
export function foreseenDays(question: Omit<EffectsQuestion, "horizon_days" | "prices">): ForeseenDays {
  const { item, today, known, pooled = NOTHING_POOLED } = question;
  const series = beforeToday(question.demand, today);
  const stretch = { first_day: series.first_day, days: series.quantity.length };
  const own = known.promotions.filter((promotion) => touchesItem(promotion, item));
  const adjustments = known.adjustments.filter(({ scope }) => isInScope(scope, item));
  const stated = adjustmentsOver(adjustments, item, stretch);
  const columns = calendarOver(known, series.first_day, stretch.days);
  const { shape, past } = calendarFactors(
    plainSeries(series, own, stated),
    { past: columns, coming: calendarOver(known, today, 0), today },
    pooled.priors,
  );
  const runs = promotionRuns(own, item, series, product(shape, stated));
  const judged = own.map((promotion) => ({
    ...promotion,
    uplift: learnedUplift(promotion, item, runsBefore(promotion, own, [...runs, ...pooled.runs])).uplift,
  }));
  const strongest = strongestByDay(judged, item, stretch);
  const uplifts = Float64Array.from(strongest, (promotion) => promotion?.uplift ?? 1);
  const holidays = columns.filter(({ name }) => HOLIDAYS.includes(name));
  return {
    first_day: series.first_day,
    factors: product(product(past, uplifts), stated),
    promoted: Uint8Array.from(strongest, (promotion) => (promotion === null ? 0 : 1)),
    eventsOf: (i) => {
      const day = addDays(series.first_day, i);
      const stood = adjustments.filter(({ start_date, end_date }) => start_date <= day && day <= end_date);
      const named = holidays.filter(({ values }) => values[i] === 1).map(({ name }) => DAY_EFFECT_LABELS[name]);
      return [...new Set([...stood.map(({ reason }) => reason), ...named])];
    },
  };
}

/** Runs that were over when a promotion began; of others, those of the same name and stage may be the same run. */
function runsBefore(
  { promotion_name, stage, start_date }: Promotion,
  own: readonly Promotion[],
  runs: readonly PromotionRun[],
): readonly PromotionRun[] {
  return runs.filter(({ promotion }) => {
    const ofItem = own.find((one) => one === promotion);
    if (ofItem !== undefined) return dayNumber(ofItem.end_date) < dayNumber(start_date);
    return promotion.promotion_name !== promotion_name || promotion.stage !== stage;
  });
}
