import type { Day } from "../calendar/day.ts";
import type { ScopedItem } from "../demand/demand-scope.ts";
import type { DemandSeries } from "../demand/demand-series.ts";
import { learnedUplift } from "../promotion/learned-uplift.ts";
import type { LearnedUplift, PromotionRun } from "../promotion/learned-uplift.ts";
import { strongestByDay } from "../promotion/promotion-days.ts";
import { promotionRuns } from "../promotion/promotion-runs.ts";
import type { Promotion } from "../promotion/promotion.ts";

/** A promotion with what is expected of it. */
export interface JudgedPromotion extends Promotion, LearnedUplift {}

/** What promotions do to an item's past and coming days; null stands for nothing on every day. */
export interface PromotionEffects {
  readonly past: Float64Array | null;
  readonly coming: Float64Array | null;
  /** Spread of the logarithm of each coming multiple. */
  readonly coming_log_sds: Float64Array | null;
  /** The promotion that counts on each coming day; empty where none covers the item. */
  readonly promotions: readonly (JudgedPromotion | null)[];
  /** The item's own earlier runs. */
  readonly runs: readonly PromotionRun[];
}

/** What the effects are learned from. */
export interface PromotionQuestion {
  readonly item: ScopedItem;
  /** Those that cover the item. */
  readonly promotions: readonly Promotion[];
  readonly series: DemandSeries;
  /** Multiple of each day of the series for all other reasons. */
  readonly shape: Float64Array;
  readonly runs_of_others: readonly PromotionRun[];
  readonly today: Day;
  readonly horizon_days: number;
}

const NONE: PromotionEffects = { past: null, coming: null, coming_log_sds: null, promotions: [], runs: [] };

/** Multiples of the promotions that count on past and coming days, as learned from their earlier runs. */
export function promotionEffects(question: PromotionQuestion): PromotionEffects {
  const { item, promotions, series, shape, today, horizon_days } = question;
  if (promotions.length === 0) return NONE;
  const runs = promotionRuns(promotions, item, series, shape);
  const evidence = [...runs, ...question.runs_of_others];
  const judged = promotions.map(
    (promotion): JudgedPromotion => ({ ...promotion, ...learnedUplift(promotion, item, evidence) }),
  );
  const before = strongestByDay(judged, item, { first_day: series.first_day, days: series.quantity.length });
  const coming = strongestByDay(judged, item, { first_day: today, days: horizon_days });
  return {
    past: byDay(before, 1, ({ uplift }) => uplift),
    coming: byDay(coming, 1, ({ uplift }) => uplift),
    coming_log_sds: byDay(coming, 0, ({ log_sd }) => log_sd),
    promotions: coming,
    runs,
  };
}

/** A number of each day's promotion, another on days without; null where there is none on any. */
function byDay(
  promotions: readonly (JudgedPromotion | null)[],
  without: number,
  valueOf: (promotion: JudgedPromotion) => number,
): Float64Array | null {
  if (promotions.every((promotion) => promotion === null)) return null;
  return Float64Array.from(promotions, (promotion) => (promotion === null ? without : valueOf(promotion)));
}
