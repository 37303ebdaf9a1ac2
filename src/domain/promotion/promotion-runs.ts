import { dayNumber } from "../calendar/day.ts";
import type { DemandSeries } from "../demand/demand-series.ts";
import type { ScopedItem } from "../demand/demand-scope.ts";
import { valueAt } from "../math/value-at.ts";
import type { PromotionRun } from "./learned-uplift.ts";
import type { Promotion } from "./promotion.ts";

/** Days before and after a run from which its usual demand is taken. */
const AROUND_DAYS = 28;
/** Fewer usual days around a run do not say what was to be expected. */
const LEAST_USUAL_DAYS = 7;
/** A day with less stock than this share of its hours says more about the shelf than about demand. */
const LEAST_IN_STOCK = 0.5;

/** Units requested on some days, and their exposure: shares of the day in stock, each times the day's usual multiple. */
interface Stretch {
  readonly days: number;
  readonly units: number;
  readonly exposure: number;
}

/**
 * What an item sold in the earlier runs of promotions that cover it. Expected without a run = its days' exposure × the
 * units per exposure of the days without any promotion within four weeks of it. `shape` is each day's multiple for all
 * other reasons (weekend, holiday, a person's adjustment); runs without usual days around them say nothing.
 */
export function promotionRuns(
  promotions: readonly Promotion[],
  { item_code, category }: Pick<ScopedItem, "item_code" | "category">,
  series: DemandSeries,
  shape: Float64Array,
): readonly PromotionRun[] {
  const isPromoted = promotedDays(promotions, series);
  const over = (from: number, to: number, wanted: 0 | 1) => stretch(series, shape, { from, to, isPromoted, wanted });
  return promotions.flatMap((promotion) => {
    const [from, to] = indicesOf(promotion, series);
    const run = over(from, to, 1);
    const usual = over(from - AROUND_DAYS, to + AROUND_DAYS, 0);
    if (run.days === 0 || usual.days < LEAST_USUAL_DAYS || usual.units <= 0) return [];
    const expected = (run.exposure * usual.units) / usual.exposure;
    return [{ promotion, item_code, category, days: run.days, requested: run.units, expected }];
  });
}

/** 1 on each day of a series that lies in one of some promotions. */
export function promotedDays(promotions: readonly Promotion[], series: DemandSeries): Uint8Array {
  const flags = new Uint8Array(series.quantity.length);
  for (const promotion of promotions) {
    const [from, to] = indicesOf(promotion, series);
    if (to >= 0) flags.fill(1, Math.max(0, from), to + 1);
  }
  return flags;
}

/** Where a promotion lies in a series, both ends included; they may lie outside. */
function indicesOf({ start_date, end_date }: Promotion, { first_day }: DemandSeries): readonly [number, number] {
  const first = dayNumber(first_day);
  return [dayNumber(start_date) - first, dayNumber(end_date) - first];
}

interface StretchQuestion {
  readonly from: number;
  readonly to: number;
  readonly isPromoted: Uint8Array;
  readonly wanted: 0 | 1;
}

function stretch({ quantity, in_stock }: DemandSeries, shape: Float64Array, question: StretchQuestion): Stretch {
  const { from, to, isPromoted, wanted } = question;
  let days = 0;
  let units = 0;
  let exposure = 0;
  for (let i = Math.max(0, from); i <= Math.min(to, quantity.length - 1); i++) {
    const share = in_stock[i] ?? 1;
    if (isPromoted[i] !== wanted || share < LEAST_IN_STOCK) continue;
    days++;
    units += quantity[i] ?? 0;
    exposure += share * valueAt(shape, i);
  }
  return { days, units, exposure };
}
