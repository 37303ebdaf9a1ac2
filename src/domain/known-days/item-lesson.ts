import { dayEffects, dayFactors } from "../demand/day-effects.ts";
import { isInScope } from "../demand/demand-scope.ts";
import type { ScopedItem } from "../demand/demand-scope.ts";
import type { DemandSeries } from "../demand/demand-series.ts";
import type { EffectPriors } from "../demand/effect-priors.ts";
import type { Day } from "../calendar/day.ts";
import { promotionRuns } from "../promotion/promotion-runs.ts";
import { touchesItem } from "../promotion/promotion.ts";
import { calendarOver } from "./known-days.ts";
import type { KnownDays } from "./known-days.ts";
import { adjustmentsOver, beforeToday, plainSeries, product } from "./past-days.ts";
import type { ItemLesson } from "./pooled-effects.ts";

/** An item's own history alone is asked: nothing is known beforehand. */
const WIDE = { mean: 0, sd: 3 };
const NOTHING_KNOWN: EffectPriors = {
  ...{ weekend: WIDE, holiday: WIDE, makeup_workday: WIDE, before_eve: WIDE, around_eve: WIDE, after_eve: WIDE },
};

/** What the history of one item alone shows of days, to be laid beside that of others. */
export function itemLesson(demand: DemandSeries, item: ScopedItem, today: Day, known: KnownDays): ItemLesson {
  const series = beforeToday(demand, today);
  const stretch = { first_day: series.first_day, days: series.quantity.length };
  const promotions = known.promotions.filter((promotion) => touchesItem(promotion, item));
  const adjustments = known.adjustments.filter(({ scope }) => isInScope(scope, item));
  const stated = adjustmentsOver(adjustments, item, stretch);
  const columns = calendarOver(known, stretch.first_day, stretch.days);
  const { effects } = dayEffects(plainSeries(series, promotions, stated), columns, NOTHING_KNOWN);
  const seen = effects.filter(({ days, standard_error }) => days > 0 && standard_error < WIDE.sd);
  const shape = product(dayFactors({ effects, normal_factor: 1 }, columns), stated);
  return {
    effects: seen.map(({ name, estimate, standard_error }) => ({ name, value: estimate, standard_error })),
    runs: promotionRuns(promotions, item, series, shape),
  };
}
