import type { DemandSeries } from "../demand/demand-series.ts";
import { promotedDays } from "../promotion/promotion-runs.ts";
import type { Promotion } from "../promotion/promotion.ts";
import type { PriceEffect } from "./price-effect.ts";
import type { PromotionEffects } from "./promotion-effects.ts";

/** Multiples of a changed price; null stands for nothing on every day. */
export interface PriceDays {
  readonly past: Float64Array | null;
  readonly coming: Float64Array | null;
  readonly coming_log_sds: Float64Array | null;
}

/** Where the multiples of a price lie. */
export interface PriceDaysQuestion {
  readonly series: DemandSeries;
  /** Those that cover the item, and what counts on each coming day. */
  readonly promotions: readonly Promotion[];
  readonly promoted: PromotionEffects;
  readonly horizon_days: number;
}

/**
 * The price's multiples on days without a promotion: a promotion's own multiple has its price in it. `coming_log_sds` has
 * the promotions' spreads and the price's, independent of each other.
 */
export function priceDays(price: PriceEffect | null, question: PriceDaysQuestion): PriceDays {
  const { series, promotions, promoted, horizon_days } = question;
  const { coming_log_sds } = promoted;
  if (price === null) return { past: null, coming: null, coming_log_sds };
  const wasPromoted = promotedDays(promotions, series);
  const onOpenDays = (value: number, otherwise: number) =>
    Float64Array.from({ length: horizon_days }, (_, i) => (promoted.promotions[i] == null ? value : otherwise));
  return {
    past: price.past.map((factor, i) => (wasPromoted[i] === 1 ? 1 : factor)),
    coming: onOpenDays(price.multiple, 1),
    coming_log_sds: onOpenDays(price.log_sd, 0).map((log_sd, i) => Math.hypot(log_sd, coming_log_sds?.[i] ?? 0)),
  };
}
